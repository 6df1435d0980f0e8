package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;

import io.mimodata.synthgen.mimo.kernel.Kernel;
import jdk.incubator.vector.FloatVector;

/**
 * Products of rows of floats with vectors as they are written. The partial sums lie side by side; a
 * call fills those from {@code lane} on.
 */
final class RowProducts {
  private static final int STEP = Kernel.PARTIAL_SUMS;

  private RowProducts() {}

  /** One row with one vector. */
  static void oneByOne(float[] w, int wAt, float[] x, int xAt, int length, int lane, float[] sums) {
    FloatVector sum = all(0);
    for (int i = lane; i < length; i += STEP) {
      sum = floats(w, wAt + i).fma(floats(x, xAt + i), sum);
    }
    sum.intoArray(sums, lane);
  }

  /** One row with four vectors. */
  static void oneByFour(float[] w, float[] x, int xAt, int length, int lane, float[] sums) {
    FloatVector s0 = all(0);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int x1 = xAt + length;
    int x2 = x1 + length;
    int x3 = x2 + length;
    for (int i = lane; i < length; i += STEP) {
      FloatVector r = floats(w, i);
      s0 = r.fma(floats(x, xAt + i), s0);
      s1 = r.fma(floats(x, x1 + i), s1);
      s2 = r.fma(floats(x, x2 + i), s2);
      s3 = r.fma(floats(x, x3 + i), s3);
    }
    s0.intoArray(sums, lane);
    s1.intoArray(sums, lane + STEP);
    s2.intoArray(sums, lane + 2 * STEP);
    s3.intoArray(sums, lane + 3 * STEP);
  }

  /** Adds the upper half of the sums to the lower until one is left. */
  static float total(float[] sums, int at) {
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
