package io.mimodata.filter.language;

/**
 * Evaluates an {@link NgramModel}: the score of a language is the sum of its weights over the
 * distinct n-grams of a text. Keeps what it has seen between calls, so not thread-safe.
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

  /** Places of full rows, which are added by the array. */
  private final int[] full = new int[64];

  private int pending;

  NgramScorer(NgramModel model) {
    this.model = model;
    seen = new int[model.size()];
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
        addFound(model.findCommon(code & UNIGRAM), scores, from, to);
        addFound(model.findCommon(code & BIGRAM), scores, from, to);
        addFound(model.findCommon(code), scores, from, to);
      } else {
        addFound(model.find(key & 0xFFFFL), scores, from, to);
        if (i > 0) {
          addFound(model.find(key & 0xFFFF_FFFFL), scores, from, to);
        }
        if (i > 1) {
          addFound(model.find(key), scores, from, to);
        }
      }
    }
    model.addRows(full, pending, scores, from, to);
    pending = 0;
  }

  private void addFound(long found, float[] scores, int from, int to) {
    if (found < 0 || seen[NgramModel.number(found)] == call) {
      return;
    }
    seen[NgramModel.number(found)] = call;
    int place = NgramModel.place(found);
    if (place < 0) {
      model.addPairs(place, scores);
      return;
    }
    if (pending == full.length) {
      model.addRows(full, pending, scores, from, to);
      pending = 0;
    }
    full[pending++] = place;
  }
}
