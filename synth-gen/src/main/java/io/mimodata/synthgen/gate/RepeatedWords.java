package io.mimodata.synthgen.gate;

/**
 * How many of a text's words outside code, formulas and tables were there before, in the same row.
 */
final class RepeatedWords {
  private static final int NGRAM = 10;

  private int words;
  private int repeated;
  private int tailWords;
  private int tailRepeated;

  RepeatedWords(GateText text) {
    long[] ngrams = text.ngrams(NGRAM);
    LongIntMap seen = new LongIntMap(ngrams.length);
    boolean[] isRepeated = new boolean[text.size()];
    int coveredTo = 0;
    for (int word = 0; word < text.size(); word++) {
      if (word < ngrams.length && seen.put(ngrams[word], 0) != LongIntMap.ABSENT) {
        coveredTo = word + NGRAM;
      }
      isRepeated[word] = word < coveredTo;
    }
    for (int word = text.size() - 1; word >= 0; word--) {
      if (text.kind(word) != GateText.LAID_OUT && text.isSpoken(word)) {
        boolean isInTail = words < RepetitionLimits.TAIL;
        words++;
        repeated += isRepeated[word] ? 1 : 0;
        tailWords += isInTail ? 1 : 0;
        tailRepeated += isInTail && isRepeated[word] ? 1 : 0;
      }
    }
  }

  /** Words that count. */
  int words() {
    return words;
  }

  double share() {
    return words == 0 ? 0 : (double) repeated / words;
  }

  /** The share of the last words. */
  double tailShare() {
    return tailWords == 0 ? 0 : (double) tailRepeated / tailWords;
  }
}
