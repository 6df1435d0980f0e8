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
}
