package io.mimodata.synthgen.mimo.kernel;

import java.util.Arrays;

/** The kernel of every Java platform: weights are widened to floats and multiplied. */
final class PlainKernel implements Kernel {
  private static final int PANEL = Matrix.PANEL;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean readsMapped() {
    return false;
  }

  @Override
  public void multiply(Matrix matrix, int from, int to, Vectors x, float[] out, int outStride) {
    int steps = matrix.steps();
    float[] weights = new float[PARTIAL_SUMS * steps * PANEL];
    float[] sums = new float[PARTIAL_SUMS * PANEL];
    float[] column = new float[PARTIAL_SUMS];
    for (int panel = from; panel < to; panel++) {
      for (int residue = 0; residue < PARTIAL_SUMS; residue++) {
        matrix.decode(panel, residue, weights, residue * steps * PANEL);
      }
      for (int v = 0; v < x.count(); v++) {
        for (int residue = 0; residue < PARTIAL_SUMS; residue++) {
          int first = v * x.stride() + residue;
          int at = residue * steps * PANEL;
          add(weights, at, x.values(), first, steps, sums, residue * PANEL);
        }
        for (int row = 0; row < PANEL; row++) {
          for (int residue = 0; residue < PARTIAL_SUMS; residue++) {
            column[residue] = sums[residue * PANEL + row];
          }
          out[v * outStride + panel * PANEL + row] = PartialSums.total(column, 0);
        }
      }
    }
  }

  /** One residue of a panel with one vector. */
  private static void add(
      float[] weights, int at, float[] x, int first, int steps, float[] sums, int sumsAt) {
    for (int row = 0; row < PANEL; row++) {
      sums[sumsAt + row] = 0;
    }
    for (int step = 0; step < steps; step++) {
      float value = x[first + step * PARTIAL_SUMS];
      for (int row = 0; row < PANEL; row++) {
        sums[sumsAt + row] = Math.fma(weights[at + step * PANEL + row], value, sums[sumsAt + row]);
      }
    }
  }

  @Override
  public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
    float[] sums = new float[PARTIAL_SUMS];
    for (int i = 0; i < length; i++) {
      int residue = i % PARTIAL_SUMS;
      sums[residue] = Math.fma(a[aAt + i], b[bAt + i], sums[residue]);
    }
    return PartialSums.total(sums, 0);
  }

  @Override
  public void scores(
      float[] query, int queryAt, float[] keys, int keysAt, int dimension, float[] out, int outAt) {
    Arrays.fill(out, outAt, outAt + POSITIONS, 0);
    for (int d = 0; d < dimension; d++) {
      float value = query[queryAt + d];
      for (int p = 0; p < POSITIONS; p++) {
        out[outAt + p] = Math.fma(value, keys[keysAt + d * POSITIONS + p], out[outAt + p]);
      }
    }
  }

  @Override
  public void mix(
      float[] weights,
      int weightsAt,
      int positions,
      float[] values,
      int valuesAt,
      int dimension,
      float[] out,
      int outAt) {
    for (int p = 0; p < positions; p++) {
      float weight = weights[weightsAt + p];
      for (int d = 0; d < dimension; d++) {
        out[outAt + d] = Math.fma(weight, values[valuesAt + p * dimension + d], out[outAt + d]);
      }
    }
  }

  @Override
  public void softmax(float[] x, int at, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, x[at + i]);
    }
    float[] sums = new float[PARTIAL_SUMS];
    for (int i = 0; i < length; i++) {
      x[at + i] = Exponential.of(x[at + i] - largest);
      sums[i % PARTIAL_SUMS] += x[at + i];
    }
    float scale = 1 / PartialSums.total(sums, 0);
    for (int i = 0; i < length; i++) {
      x[at + i] *= scale;
    }
  }

  @Override
  public void swiGlu(float[] gate, float[] up, int at, int length) {
    for (int i = at; i < at + length; i++) {
      gate[i] = gate[i] / (1 + Exponential.of(-gate[i])) * up[i];
    }
  }
}
