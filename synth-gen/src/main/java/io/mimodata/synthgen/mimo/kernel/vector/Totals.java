package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;

import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * Adds partial sums, the upper half to the lower until one is left. They lie by panel, then by
 * vector, then by residue, each with a panel's rows.
 */
final class Totals {
  private static final int ROWS = Matrix.PANEL;

  /** Values of a panel with a vector. */
  static final int SUMS = Kernel.PARTIAL_SUMS * ROWS;

  private Totals() {}

  static void write(float[] sums, int at, float[] out, int outAt) {
    for (int lane = 0; lane < ROWS; lane += WIDTH) {
      int s = at + lane;
      FloatVector even = two(sums, s, 0).add(two(sums, s, 2));
      FloatVector odd = two(sums, s, 1).add(two(sums, s, 3));
      even.add(odd).intoArray(out, outAt + lane);
    }
  }

  private static FloatVector two(float[] sums, int at, int residue) {
    return one(sums, at, residue).add(one(sums, at, residue + 4));
  }

  private static FloatVector one(float[] sums, int at, int residue) {
    return floats(sums, at + residue * ROWS).add(floats(sums, at + (residue + 8) * ROWS));
  }
}
