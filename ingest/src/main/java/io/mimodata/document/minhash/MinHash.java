package io.mimodata.document.minhash;

import java.io.Serializable;

/**
 * Turns a set of 32-bit hashes into a signature of fixed length. The share of places at which two
 * signatures agree estimates the Jaccard similarity J of the sets, with standard error {@code
 * sqrt(J (1 - J) / size)}.
 *
 * <p>Signatures can be compared when they come from the same {@link MinHashVersion}, size and seed,
 * on whatever machine and in whatever year. Implementations are immutable and thread-safe.
 */
public interface MinHash extends Serializable {
  /** The fixed definition of these signatures. */
  MinHashVersion version();

  /** Values in a signature. */
  int size();

  /**
   * Returns the signature of a set.
   *
   * @param elements the first {@code count} of them are the set, well mixed over all 32 bits; order
   *     and repeats don't matter
   * @param count at least 1
   */
  int[] signature(int[] elements, int count);

  /** Returns the share of equal values of two signatures, 0 to 1. */
  static double similarity(int[] a, int[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Signatures must be of one size, cannot be: %d and %d".formatted(a.length, b.length));
    }
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / a.length;
  }
}
