package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;
import static io.mimodata.synthgen.mimo.kernel.vector.Totals.SUMS;

import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import jdk.incubator.vector.FloatVector;

/** Two panels of floats, one residue: with eight vectors 16 sums in registers. */
final class WidePanels {
  private static final int ROWS = Matrix.PANEL;

  private WidePanels() {}

  /**
   * Writes partial sums with one of few vectors.
   *
   * @param x its values, {@code xGap} from one to the next
   */
  static void twoByOne(
      float[] w,
      int lane,
      int steps,
      float[] x,
      int xAt,
      int xGap,
      float[] sums,
      int at,
      int panelGap) {
    int w1 = lane + steps * ROWS;
    FloatVector a = all(0);
    FloatVector b = a;
    for (int i = 0; i < steps; i++) {
      FloatVector value = all(x[xAt + i * xGap]);
      a = floats(w, lane + i * ROWS).fma(value, a);
      b = floats(w, w1 + i * ROWS).fma(value, b);
    }
    a.intoArray(sums, at);
    b.intoArray(sums, at + panelGap);
  }

  /**
   * Writes partial sums.
   *
   * @param w two panels' weights of the residue, {@code steps * 16} each
   * @param lane of the panel's rows, the first of a hardware vector
   * @param x arranged vectors, eight side by side, from {@code xAt} on
   * @param sums of the first panel with the first vector at {@code at}, with the next vectors
   *     behind it
   * @param panelGap from the first panel's sums to the second's
   */
  static void twoByEight(
      float[] w, int lane, int steps, float[] x, int xAt, float[] sums, int at, int panelGap) {
    int w1 = lane + steps * ROWS;
    FloatVector a0 = all(0);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector b4 = a0;
    FloatVector b5 = a0;
    FloatVector b6 = a0;
    FloatVector b7 = a0;
    for (int i = 0; i < steps; i++) {
      FloatVector a = floats(w, lane + i * ROWS);
      FloatVector b = floats(w, w1 + i * ROWS);
      int v = xAt + i * Vectors.GROUP;
      FloatVector value = all(x[v]);
      a0 = a.fma(value, a0);
      b0 = b.fma(value, b0);
      value = all(x[v + 1]);
      a1 = a.fma(value, a1);
      b1 = b.fma(value, b1);
      value = all(x[v + 2]);
      a2 = a.fma(value, a2);
      b2 = b.fma(value, b2);
      value = all(x[v + 3]);
      a3 = a.fma(value, a3);
      b3 = b.fma(value, b3);
      value = all(x[v + 4]);
      a4 = a.fma(value, a4);
      b4 = b.fma(value, b4);
      value = all(x[v + 5]);
      a5 = a.fma(value, a5);
      b5 = b.fma(value, b5);
      value = all(x[v + 6]);
      a6 = a.fma(value, a6);
      b6 = b.fma(value, b6);
      value = all(x[v + 7]);
      a7 = a.fma(value, a7);
      b7 = b.fma(value, b7);
    }
    a0.intoArray(sums, at);
    a1.intoArray(sums, at + SUMS);
    a2.intoArray(sums, at + 2 * SUMS);
    a3.intoArray(sums, at + 3 * SUMS);
    a4.intoArray(sums, at + 4 * SUMS);
    a5.intoArray(sums, at + 5 * SUMS);
    a6.intoArray(sums, at + 6 * SUMS);
    a7.intoArray(sums, at + 7 * SUMS);
    int second = at + panelGap;
    b0.intoArray(sums, second);
    b1.intoArray(sums, second + SUMS);
    b2.intoArray(sums, second + 2 * SUMS);
    b3.intoArray(sums, second + 3 * SUMS);
    b4.intoArray(sums, second + 4 * SUMS);
    b5.intoArray(sums, second + 5 * SUMS);
    b6.intoArray(sums, second + 6 * SUMS);
    b7.intoArray(sums, second + 7 * SUMS);
  }
}
