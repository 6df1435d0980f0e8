package io.mimodata.synthgen.mimo.kernel;

/** The end of every product, in the order that {@link Kernel} promises. */
public final class PartialSums {
  private PartialSums() {}

  /** Adds the upper half of {@link Kernel#PARTIAL_SUMS} sums to the lower until one is left. */
  public static float total(float[] sums, int at) {
    float a0 = sums[at] + sums[at + 8];
    float a1 = sums[at + 1] + sums[at + 9];
    float a2 = sums[at + 2] + sums[at + 10];
    float a3 = sums[at + 3] + sums[at + 11];
    float a4 = sums[at + 4] + sums[at + 12];
    float a5 = sums[at + 5] + sums[at + 13];
    float a6 = sums[at + 6] + sums[at + 14];
    float a7 = sums[at + 7] + sums[at + 15];
    return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
  }
}
