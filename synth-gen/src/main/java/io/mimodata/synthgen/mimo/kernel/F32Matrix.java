package io.mimodata.synthgen.mimo.kernel;

/** Weights as 32-bit floats. */
public final class F32Matrix extends PanelMatrix {
  private final float[] weights;

  private F32Matrix(int rows, int columns) {
    super(rows, columns);
    weights = new float[length()];
  }

  /** Keeps the weights as they are. */
  public static F32Matrix of(int rows, int columns, RowSource source) {
    F32Matrix matrix = new F32Matrix(rows, columns);
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      source.read(r, row);
      for (int c = 0; c < columns; c++) {
        matrix.weights[matrix.place(r, c)] = row[c];
      }
    }
    return matrix;
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * weights.length;
  }

  @Override
  float value(int place) {
    return weights[place];
  }
}
