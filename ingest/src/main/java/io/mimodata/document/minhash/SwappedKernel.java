package io.mimodata.document.minhash;

import java.util.Arrays;

/**
 * Four elements at a time, over all permutations: a loop without a reduction, and with a minimum of
 * subtractions and masks, since the compilers of Java 17 make no vector instructions of {@code
 * Math.min} on integers. Values of 31 bits can't overflow there.
 */
final class SwappedKernel implements MinHashKernel {
  private static final int AT_ONCE = 4;

  @Override
  public void minima(int[] elements, int count, int[] multipliers, int[] offsets, int[] minima) {
    Arrays.fill(minima, Integer.MAX_VALUE);
    int i = 0;
    for (; i + AT_ONCE <= count; i += AT_ONCE) {
      four(
          elements[i],
          elements[i + 1],
          elements[i + 2],
          elements[i + 3],
          multipliers,
          offsets,
          minima);
    }
    for (; i < count; i++) {
      int x = elements[i];
      four(x, x, x, x, multipliers, offsets, minima);
    }
  }

  private static void four(
      int w, int x, int y, int z, int[] multipliers, int[] offsets, int[] minima) {
    for (int i = 0; i < minima.length; i++) {
      int multiplier = multipliers[i];
      int offset = offsets[i];
      int first = lesser((multiplier * w + offset) >>> 1, (multiplier * x + offset) >>> 1);
      int second = lesser((multiplier * y + offset) >>> 1, (multiplier * z + offset) >>> 1);
      minima[i] = lesser(minima[i], lesser(first, second));
    }
  }

  /** The lesser of two numbers that are not negative. */
  private static int lesser(int a, int b) {
    int difference = b - a;
    return a + (difference & (difference >> 31));
  }
}
