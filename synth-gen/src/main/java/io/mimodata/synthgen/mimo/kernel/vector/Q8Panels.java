package io.mimodata.synthgen.mimo.kernel.vector;

import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.WIDTH;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.all;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.bytes;
import static io.mimodata.synthgen.mimo.kernel.vector.Lanes.floats;
import static io.mimodata.synthgen.mimo.kernel.vector.Totals.SUMS;

import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Q8Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import jdk.incubator.vector.FloatVector;

/** Panels of bytes with scales; two columns of a residue share a scale. */
final class Q8Panels implements Panels {
  private static final int ROWS = Matrix.PANEL;

  private final Q8Matrix matrix;

  Q8Panels(Q8Matrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public void fourByOne(int panel, float[] x, int lane, float[] sums) {
    int steps = matrix.steps();
    int scale = matrix.scaleAt(panel) + lane;
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      one(first, scale, x, residue * steps, sums, residue * ROWS + lane);
    }
  }

  private void one(int w0, int c0, float[] x, int xAt, float[] sums, int at) {
    byte[] w = matrix.weights();
    float[] c = matrix.scales();
    int pairs = matrix.steps() / 2;
    int w1 = w0 + 2 * pairs * Kernel.PARTIAL_SUMS * ROWS;
    int w2 = 2 * w1 - w0;
    int w3 = 3 * w1 - 2 * w0;
    int c1 = c0 + pairs * ROWS;
    int c2 = c1 + pairs * ROWS;
    int c3 = c2 + pairs * ROWS;
    FloatVector s0 = all(0);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = 0; i < pairs; i++) {
      FloatVector v0 = all(x[xAt + 2 * i]);
      FloatVector v1 = all(x[xAt + 2 * i + 1]);
      FloatVector scale = floats(c, c0 + i * ROWS);
      s0 = bytes(w, w0 + 2 * i * ROWS).mul(scale).fma(v0, s0);
      s0 = bytes(w, w0 + (2 * i + 1) * ROWS).mul(scale).fma(v1, s0);
      scale = floats(c, c1 + i * ROWS);
      s1 = bytes(w, w1 + 2 * i * ROWS).mul(scale).fma(v0, s1);
      s1 = bytes(w, w1 + (2 * i + 1) * ROWS).mul(scale).fma(v1, s1);
      scale = floats(c, c2 + i * ROWS);
      s2 = bytes(w, w2 + 2 * i * ROWS).mul(scale).fma(v0, s2);
      s2 = bytes(w, w2 + (2 * i + 1) * ROWS).mul(scale).fma(v1, s2);
      scale = floats(c, c3 + i * ROWS);
      s3 = bytes(w, w3 + 2 * i * ROWS).mul(scale).fma(v0, s3);
      s3 = bytes(w, w3 + (2 * i + 1) * ROWS).mul(scale).fma(v1, s3);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + SUMS);
    s2.intoArray(sums, at + 2 * SUMS);
    s3.intoArray(sums, at + 3 * SUMS);
  }

  @Override
  public void fourByTwo(int panel, float[] x, int lane, float[] sums) {
    int steps = matrix.steps();
    int scale = matrix.scaleAt(panel) + lane;
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      two(first, scale, x, 2 * residue * steps, sums, residue * ROWS + lane);
    }
  }

  private void two(int w0, int c0, float[] x, int xAt, float[] sums, int at) {
    byte[] w = matrix.weights();
    float[] c = matrix.scales();
    int steps = matrix.steps();
    int w1 = w0 + steps * Kernel.PARTIAL_SUMS * ROWS;
    int w2 = 2 * w1 - w0;
    int w3 = 3 * w1 - 2 * w0;
    int c1 = c0 + steps / 2 * ROWS;
    int c2 = 2 * c1 - c0;
    int c3 = 3 * c1 - 2 * c0;
    FloatVector s00 = all(0);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int i = 0; i < steps; i++) {
      int scale = i / 2 * ROWS;
      FloatVector v0 = all(x[xAt + 2 * i]);
      FloatVector v1 = all(x[xAt + 2 * i + 1]);
      FloatVector r = bytes(w, w0 + i * ROWS).mul(floats(c, c0 + scale));
      s00 = r.fma(v0, s00);
      s01 = r.fma(v1, s01);
      r = bytes(w, w1 + i * ROWS).mul(floats(c, c1 + scale));
      s10 = r.fma(v0, s10);
      s11 = r.fma(v1, s11);
      r = bytes(w, w2 + i * ROWS).mul(floats(c, c2 + scale));
      s20 = r.fma(v0, s20);
      s21 = r.fma(v1, s21);
      r = bytes(w, w3 + i * ROWS).mul(floats(c, c3 + scale));
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
    int scale = matrix.scaleAt(panel) + lane;
    for (int residue = 0; residue < Kernel.PARTIAL_SUMS; residue++) {
      int first = matrix.at(panel, residue) + lane;
      int xAt = Vectors.GROUP * residue * steps;
      eight(first, scale, x, xAt, sums, residue * ROWS + lane);
    }
  }

  private void eight(int w0, int c0, float[] x, int xAt, float[] sums, int at) {
    byte[] w = matrix.weights();
    float[] c = matrix.scales();
    int steps = matrix.steps();
    int w1 = w0 + steps * Kernel.PARTIAL_SUMS * ROWS;
    int c1 = c0 + steps / 2 * ROWS;
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
      int scale = i / 2 * ROWS;
      FloatVector a = bytes(w, w0 + i * ROWS).mul(floats(c, c0 + scale));
      FloatVector b = bytes(w, w1 + i * ROWS).mul(floats(c, c1 + scale));
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
    byte[] w = matrix.weights();
    float[] c = matrix.scales();
    for (int lane = 0; lane < ROWS; lane += WIDTH) {
      int from = matrix.at(panel, residue) + lane;
      int scaleAt = matrix.scaleAt(panel) + lane;
      int to = at + lane;
      int pairs = matrix.steps() / 2;
      for (int i = 0; i < pairs; i++) {
        FloatVector scale = floats(c, scaleAt + i * ROWS);
        bytes(w, from + 2 * i * ROWS).mul(scale).intoArray(out, to + 2 * i * ROWS);
        bytes(w, from + (2 * i + 1) * ROWS).mul(scale).intoArray(out, to + (2 * i + 1) * ROWS);
      }
    }
  }
}
