package io.mimodata.synthgen.mimo.kernel;

/**
 * Weights as signed bytes, each 32 columns of a row with a scale: the numbers of llama.cpp's Q8_0.
 */
public final class Q8Matrix extends PanelMatrix {
  private static final int LARGEST = 127;

  private final byte[] weights;
  private final float[] scales;

  private Q8Matrix(int rows, int columns) {
    super(rows, columns);
    weights = new byte[length()];
    scales = new float[length() / BLOCK];
  }

  /**
   * Quantises weights: the scale of a block is its largest magnitude over 127, rounded to a half,
   * and a weight the nearest multiple of the scale before that was rounded.
   */
  public static Q8Matrix of(int rows, int columns, RowSource source) {
    Q8Matrix matrix = new Q8Matrix(rows, columns);
    matrix.fill(source);
    return matrix;
  }

  @Override
  void put(int row, float[] values) {
    float[] block = new float[BLOCK];
    for (int column = 0; column < columns(); column += BLOCK) {
      int count = Math.min(BLOCK, columns() - column);
      System.arraycopy(values, column, block, 0, count);
      quantise(block, count, row, column);
    }
  }

  private void quantise(float[] block, int count, int row, int column) {
    float largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(block[i]));
    }
    float scale = largest / LARGEST;
    float inverse = scale == 0 ? 0 : 1 / scale;
    for (int i = 0; i < count; i++) {
      weights[place(row, column + i)] = (byte) nearest(block[i] * inverse);
    }
    scales[scaleAt(row / PANEL) + column / BLOCK * PANEL + row % PANEL] = F16Matrix.rounded(scale);
  }

  /** The nearest whole number, the one farther from 0 of two: C's {@code roundf}. */
  private static int nearest(float value) {
    int magnitude = Math.round(Math.abs(value));
    return value < 0 ? -magnitude : magnitude;
  }

  /** Place of a panel's first scale; a block's scales, one a row, lie together. */
  public int scaleAt(int panel) {
    return panel * (stride() / BLOCK) * PANEL;
  }

  /** The weights themselves, not a copy: for kernels. */
  public byte[] weights() {
    return weights;
  }

  /** The scales themselves, not a copy. */
  public float[] scales() {
    return scales;
  }

  @Override
  public long bytes() {
    return weights.length + (long) Float.BYTES * scales.length;
  }

  @Override
  float value(int place) {
    int step = place / PANEL % steps();
    int panel = place / PANEL / stride();
    int block = step * Kernel.PARTIAL_SUMS / BLOCK;
    return weights[place] * scales[scaleAt(panel) + block * PANEL + place % PANEL];
  }
}
