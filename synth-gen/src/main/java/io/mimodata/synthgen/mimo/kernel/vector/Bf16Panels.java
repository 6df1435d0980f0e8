package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.bf16;
import static io.mimodata.synthgen.mimo.kernel.vector.Totals.SUMS;

import io.mimodata.synthgen.mimo.kernel.Bf16Matrix;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import jdk.incubator.vector.FloatVector;

/** Panels of bfloat16. */
final class Bf16Panels implements Panels {
  private static final int ROWS = Matrix.PANEL;

  private final Bf16Matrix matrix;

  Bf16Panels(Bf16Matrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public void fourByOne(int panel, float[] x, int lane, float[] sums) {
    int steps = matrix.steps();
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      int gap = matrix.stride() * ROWS;
      one(matrix.weights(), first, gap, x, residue * steps, steps, sums, residue * ROWS + lane);
    }
  }

  private static void one(
      short[] w, int w0, int gap, float[] x, int xAt, int steps, float[] sums, int at) {
    int w1 = w0 + gap;
    int w2 = w1 + gap;
    int w3 = w2 + gap;
    FloatVector s0 = all(0);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = 0; i < steps; i++) {
      FloatVector v = all(x[xAt + i]);
      s0 = bf16(w, w0 + i * ROWS).fma(v, s0);
      s1 = bf16(w, w1 + i * ROWS).fma(v, s1);
      s2 = bf16(w, w2 + i * ROWS).fma(v, s2);
      s3 = bf16(w, w3 + i * ROWS).fma(v, s3);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + SUMS);
    s2.intoArray(sums, at + 2 * SUMS);
    s3.intoArray(sums, at + 3 * SUMS);
  }

  @Override
  public void fourByTwo(int panel, float[] x, int lane, float[] sums) {
    int steps = matrix.steps();
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      int gap = matrix.stride() * ROWS;
      int xAt = 2 * residue * steps;
      two(matrix.weights(), first, gap, x, xAt, steps, sums, residue * ROWS + lane);
    }
  }

  private static void two(
      short[] w, int w0, int gap, float[] x, int xAt, int steps, float[] sums, int at) {
    int w1 = w0 + gap;
    int w2 = w1 + gap;
    int w3 = w2 + gap;
    FloatVector s00 = all(0);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int i = 0; i < steps; i++) {
      FloatVector v0 = all(x[xAt + 2 * i]);
      FloatVector v1 = all(x[xAt + 2 * i + 1]);
      FloatVector r = bf16(w, w0 + i * ROWS);
      s00 = r.fma(v0, s00);
      s01 = r.fma(v1, s01);
      r = bf16(w, w1 + i * ROWS);
      s10 = r.fma(v0, s10);
      s11 = r.fma(v1, s11);
      r = bf16(w, w2 + i * ROWS);
      s20 = r.fma(v0, s20);
      s21 = r.fma(v1, s21);
      r = bf16(w, w3 + i * ROWS);
      s30 = r.fma(v0, s30);
      s31 = r.fma(v1, s31);
    }
    s00.intoArray(sums, at);
    s01.intoArray(sums, at + SUMS);
    s10.intoArray(sums, at + 2 * SUMS);
    s11.intoArray(sums, at + 3 * SUMS);
    s20.intoArray(sums, at + 4 * SUMS);
    s21.intoArray(sums, at + 5 * SUMS);
    s30.intoArray(sums, at + 6 * SUMS);
    s31.intoArray(sums, at + 7 * SUMS);
  }

  @Override
  public void twoByEight(int panel, float[] x, int lane, float[] sums) {
    int steps = matrix.steps();
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      int gap = matrix.stride() * ROWS;
      int xAt = Vectors.GROUP * residue * steps;
      eight(matrix.weights(), first, gap, x, xAt, steps, sums, residue * ROWS + lane);
    }
  }

  private static void eight(
      short[] w, int w0, int gap, float[] x, int xAt, int steps, float[] sums, int at) {
    int w1 = w0 + gap;
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
      FloatVector a = bf16(w, w0 + i * ROWS);
      FloatVector b = bf16(w, w1 + i * ROWS);
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
    int second = at + Vectors.GROUP * SUMS;
    b0.intoArray(sums, second);
    b1.intoArray(sums, second + SUMS);
    b2.intoArray(sums, second + 2 * SUMS);
    b3.intoArray(sums, second + 3 * SUMS);
    b4.intoArray(sums, second + 4 * SUMS);
    b5.intoArray(sums, second + 5 * SUMS);
    b6.intoArray(sums, second + 6 * SUMS);
    b7.intoArray(sums, second + 7 * SUMS);
  }

  @Override
  public void decode(int panel, int residue, float[] out, int at) {
    short[] w = matrix.weights();
    int from = matrix.at(panel, residue);
    int count = matrix.steps() * ROWS;
    for (int i = 0; i < count; i += WIDTH) {
      bf16(w, from + i).intoArray(out, at + i);
    }
  }
}
