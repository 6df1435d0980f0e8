package io.mimodata.filter.language;

import java.util.Arrays;

/**
 * Evaluates an {@link NgramModel}: the score of a language is the sum of its weights over the
 * distinct n-grams of a text, rounded to units and summed up exactly. Keeps what it has seen
 * between calls, so not thread-safe.
 */
final class NgramScorer {
  /** Bits of the codes of so many common characters. */
  private static final int UNIGRAM = (1 << NgramModel.COMMON_BITS) - 1;

  private static final int BIGRAM = (1 << (2 * NgramModel.COMMON_BITS)) - 1;
  private static final int TRIGRAM = (1 << (3 * NgramModel.COMMON_BITS)) - 1;

  private final NgramModel model;

  /** Number of the call that last saw an n-gram, by its number. */
  private final int[] seen;

  private int call;

  /** Places of the rows of a text, filled up with that of zeros. */
  private int[] rows = new int[256];

  private int rowCount;

  /** Places of the pairs of a text. */
  private int[] pairs = new int[256];

  private int pairCount;
  private final long[] rowSums;
  private final int[] pairSums;

  NgramScorer(NgramModel model) {
    this.model = model;
    seen = new int[model.numbers()];
    rowSums = model.rows().newSums();
    pairSums = new int[model.languages().size()];
  }

  /**
   * Adds the scores of a text.
   *
   * @param text in lower case, white space collapsed
   * @param length of the text in the array
   * @param scores one a language of the model
   * @param from index of the first language whose score is wanted
   * @param to index behind the last one; scores of languages outside may be changed
   */
  void add(char[] text, int length, float[] scores, int from, int to) {
    findAll(text, length);
    Arrays.fill(pairSums, 0);
    for (int i = 0; i < pairCount; i++) {
      model.addPairs(pairs[i], pairSums);
    }
    PackedRows packed = model.rows();
    Arrays.fill(rowSums, 0);
    int added = 0;
    for (; added < rowCount; added += PackedRows.TOGETHER) {
      packed.add(rows, added, rowSums, from, to);
    }
    for (int i = from; i < to; i++) {
      scores[i] += (float) (model.unit() * (pairSums[i] + packed.sum(rowSums, i, added)));
    }
  }

  /** Looks up the distinct n-grams of a text. */
  private void findAll(char[] text, int length) {
    int most = NgramModel.LONGEST * length + PackedRows.TOGETHER;
    if (rows.length < most) {
      rows = new int[most];
      pairs = new int[most];
    }
    rowCount = 0;
    pairCount = 0;
    call++;
    long key = 0;
    int code = 0;
    int commonInRow = 0;
    for (int i = 0; i < length; i++) {
      key = ((key << Character.SIZE) | text[i]) & 0xFFFF_FFFF_FFFFL;
      int number = NgramModel.commonNumber(text[i]);
      code = (code << NgramModel.COMMON_BITS | number) & TRIGRAM;
      commonInRow = number == 0 ? 0 : commonInRow + 1;
      if (commonInRow >= NgramModel.LONGEST) {
        note(model.findCommon(code & UNIGRAM));
        note(model.findCommon(code & BIGRAM));
        note(model.findCommon(code));
      } else {
        note(model.find(key & 0xFFFFL));
        if (i > 0) {
          note(model.find(key & 0xFFFF_FFFFL));
        }
        if (i > 1) {
          note(model.find(key));
        }
      }
    }
    Arrays.fill(rows, rowCount, rowCount + PackedRows.TOGETHER, 0);
  }

  /** Notes an n-gram if it is new, without a branch: whether it is can't be predicted. */
  private void note(long found) {
    int number = NgramModel.number(found);
    int place = NgramModel.place(found);
    int isNew = (seen[number] - call) >>> 31;
    int isPair = place >>> 31;
    seen[number] = call;
    rows[rowCount] = place;
    rowCount += isNew & ~isPair;
    pairs[pairCount] = place;
    pairCount += isNew & isPair;
  }
}
