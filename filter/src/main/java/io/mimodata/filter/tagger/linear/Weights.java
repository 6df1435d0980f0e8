package io.mimodata.filter.tagger.linear;

/**
 * A weight for each row and output, in eight bits: of a row all share a step. Immutable.
 *
 * <p>Rounding moves a weight by at most half the step, that is 1/254 of the row's largest.
 */
public final class Weights {
  private static final int LARGEST = 127;

  /** Scores that are summed up together, in registers. */
  private static final int BLOCK = 9;

  private final int outputs;
  private final float[] steps;
  private final byte[] values;

  /** The values again, as {@link #score} reads them: rows filled up to whole blocks. */
  private final float[] blocks;

  private final int width;

  Weights(int outputs, float[] steps, byte[] values) {
    this.outputs = outputs;
    this.steps = steps.clone();
    this.values = values.clone();
    this.width = (outputs + BLOCK - 1) / BLOCK * BLOCK;
    this.blocks = new float[steps.length * width];
    for (int row = 0; row < steps.length; row++) {
      for (int output = 0; output < outputs; output++) {
        blocks[row * width + output] = values[row * outputs + output];
      }
    }
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
    for (int first = 0; first < outputs; first += BLOCK) {
      scoreBlock(row, first, scores);
    }
  }

  private void scoreBlock(FeatureRow row, int first, float[] scores) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    float sum8 = 0;
    for (int i = 0; i < row.size(); i++) {
      int feature = row.row(i);
      float value = row.value(i) * steps[feature];
      int at = feature * width + first;
      sum0 += value * blocks[at];
      sum1 += value * blocks[at + 1];
      sum2 += value * blocks[at + 2];
      sum3 += value * blocks[at + 3];
      sum4 += value * blocks[at + 4];
      sum5 += value * blocks[at + 5];
      sum6 += value * blocks[at + 6];
      sum7 += value * blocks[at + 7];
      sum8 += value * blocks[at + 8];
    }
    float[] sums = {sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7, sum8};
    System.arraycopy(sums, 0, scores, first, Math.min(BLOCK, outputs - first));
  }
}
