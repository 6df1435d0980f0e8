package io.mimodata.document.shingle;

import java.util.Arrays;

/** The set of a text's shingles. Not thread-safe: one reader, one thread, many texts. */
public final class ShingleSet {
  private final WordShingler shingler;

  /**
   * @param n words in a shingle, at least 1
   */
  public ShingleSet(int n) {
    shingler = new WordShingler(n);
  }

  /** The hashes of the shingles of a text in UTF-8, in order and each once. */
  public int[] of(byte[] utf8) {
    int count = shingler.read(utf8);
    int[] sorted = Arrays.copyOf(shingler.shingles(), count);
    Arrays.sort(sorted);
    int size = 1;
    for (int i = 1; i < count; i++) {
      if (sorted[i] != sorted[size - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  /**
   * The Jaccard similarity of two sets, 0 to 1.
   *
   * @param a in order and each element once, not empty
   * @param b likewise
   */
  public static double similarity(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < a.length && j < b.length) {
      int order = Integer.compare(a[i], b[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) common / (a.length + b.length - common);
  }
}
