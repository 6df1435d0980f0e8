package io.mimodata.filter.tagger.linear;

import java.util.Arrays;

/**
 * A weight for each row and output, in eight bits: of a row all share a step. Immutable.
 *
 * <p>Rounding moves a weight by at most half the step, that is 1/254 of the row's largest.
 */
public final class Weights {
  private static final int LARGEST = 127;

  private final int outputs;
  private final float[] steps;
  private final byte[] values;

  Weights(int outputs, float[] steps, byte[] values) {
    this.outputs = outputs;
    this.steps = steps.clone();
    this.values = values.clone();
  }

  /** Rounds weights, of which row {@code r} has those from {@code r * outputs}. */
  public static Weights of(double[] weights, int outputs) {
    int rows = weights.length / outputs;
    float[] steps = new float[rows];
    byte[] values = new byte[rows * outputs];
    for (int row = 0; row < rows; row++) {
      double largest = 0;
      for (int i = row * outputs; i < (row + 1) * outputs; i++) {
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      steps[row] = (float) (largest / LARGEST);
      for (int i = row * outputs; steps[row] > 0 && i < (row + 1) * outputs; i++) {
        values[i] =
            (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.rint(weights[i] / steps[row])));
      }
    }
    return new Weights(outputs, steps, values);
  }

  public int rows() {
    return steps.length;
  }

  public int outputs() {
    return outputs;
  }

  float step(int row) {
    return steps[row];
  }

  byte value(int row, int output) {
    return values[row * outputs + output];
  }

  /** Sets the scores to the products of a row vector with each output's weights. */
  public void score(FeatureRow row, float[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < row.size(); i++) {
      int at = row.row(i);
      float value = row.value(i) * steps[at];
      int from = at * outputs;
      for (int output = 0; output < outputs; output++) {
        scores[output] += value * values[from + output];
      }
    }
  }
}
