package io.mimodata.document.minhash;

/**
 * The inner loop of MinHash: for each of many affine permutations of the 32-bit integers, its least
 * value over a set. All kernels give the same result; they differ in speed alone. Stateless.
 */
interface MinHashKernel {
  /**
   * Writes to {@code minima[i]} the upper 31 bits of the least {@code multipliers[i] x +
   * offsets[i]} (mod 2^32, unsigned) over the elements x.
   *
   * @param elements the first {@code count} of them are the set, at least one
   * @param multipliers, offsets, minima of equal length
   */
  void minima(int[] elements, int count, int[] multipliers, int[] offsets, int[] minima);
}
