package io.mimodata.synthgen.mimo;

import io.mimodata.synthgen.mimo.Safetensors.Tensor;

/** What is left of weights in llama.cpp's Q8_0, written after {@code quantize_row_q8_0_ref}. */
public final class Q8Rule {
  private static final int BLOCK = 32;

  private Q8Rule() {}

  /** The value of each weight: {@code d = amax / 127}, {@code roundf(x * (1 / d)) * half(d)}. */
  public static float[] values(float[] weights, int columns) {
    float[] values = new float[weights.length];
    for (int row = 0; row < weights.length; row += columns) {
      for (int from = row; from < row + columns; from += BLOCK) {
        int to = Math.min(from + BLOCK, row + columns);
        float amax = 0;
        for (int i = from; i < to; i++) {
          amax = Math.max(amax, Math.abs(weights[i]));
        }
        float d = amax / 127;
        float id = d != 0 ? 1 / d : 0;
        for (int i = from; i < to; i++) {
          values[i] = roundf(weights[i] * id) * Storage.F16.rounded(d);
        }
      }
    }
    return values;
  }

  /** C's: halves go away from 0. */
  private static float roundf(float x) {
    return (float) (Math.signum(x) * Math.floor(Math.abs((double) x) + 0.5));
  }

  static Tensor values(Tensor matrix) {
    return new Tensor(matrix.shape(), values(matrix.values(), matrix.shape()[1]));
  }
}
