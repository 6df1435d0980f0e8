package io.mimodata.document.minhash;

/** One permutation after the other, each over all elements: the definition, as it is written. */
final class PlainKernel implements MinHashKernel {
  @Override
  public void minima(int[] elements, int count, int[] multipliers, int[] offsets, int[] minima) {
    for (int i = 0; i < minima.length; i++) {
      minima[i] = minimum(elements, count, multipliers[i], offsets[i]);
    }
  }

  private static int minimum(int[] elements, int count, int multiplier, int offset) {
    int minimum = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      minimum = Math.min(minimum, (multiplier * elements[i] + offset) >>> 1);
    }
    return minimum;
  }
}
