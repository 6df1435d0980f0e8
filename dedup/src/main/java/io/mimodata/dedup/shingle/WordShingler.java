package io.mimodata.dedup.shingle;

import java.io.Serializable;

/**
 * The word n-grams of a text as 64-bit hashes. Two texts are alike as far as their sets of shingles
 * overlap (the Jaccard similarity).
 *
 * <p>No text is without a shingle, so none is skipped: a text of fewer words than {@code n} has one
 * shingle, its whole word sequence, and a text without any word has one shingle, its normalised
 * form. Such texts are thus alike only if they are equal.
 *
 * <p>Words, hashes and these rules are a part of the meaning of stored signatures and never change;
 * a better definition gets a new class. Immutable and thread-safe.
 */
public final class WordShingler implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int n;

  /**
   * @param n words in a shingle
   */
  public WordShingler(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, cannot be: " + n);
    }
    this.n = n;
  }

  /** Returns the shingles in their order in the text, repeats included; at least one. */
  public long[] shingles(String text) {
    long[] words = WordTokens.hashes(text);
    if (words.length == 0) {
      return new long[] {ofCharacters(NormalizedText.of(text))};
    }
    int length = Math.min(n, words.length);
    long[] shingles = new long[words.length - length + 1];
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = ofWords(words, i, i + length);
    }
    return shingles;
  }

  private static long ofWords(long[] words, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = Mixer.append(hash, words[i]);
    }
    return Mixer.finish(hash);
  }

  private static long ofCharacters(String text) {
    return Mixer.finish(text.codePoints().asLongStream().reduce(0, Mixer::append));
  }
}
