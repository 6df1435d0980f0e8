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
    matrix.fill(source);
    return matrix;
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * weights.length;
  }

  @Override
  void put(int row, float[] values) {
    for (int column = 0; column < columns(); column++) {
      weights[place(row, column)] = values[column];
    }
  }

  @Override
  float value(int place) {
    return weights[place];
  }
}
