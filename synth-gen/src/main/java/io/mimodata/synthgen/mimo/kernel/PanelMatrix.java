package io.mimodata.synthgen.mimo.kernel;

/**
 * A matrix in an array in the order in which kernels go through it: panel by panel, in a panel
 * residue by residue, in a residue column by column, each with the weights of the panel's rows.
 */
public abstract sealed class PanelMatrix extends Matrix
    permits F32Matrix, F16Matrix, Bf16Matrix, Q8Matrix {
  PanelMatrix(int rows, int columns) {
    super(rows, columns);
  }

  /** Place of the first weight of a panel's residue. */
  public final int at(int panel, int residue) {
    return (panel * stride() + residue * steps()) * PANEL;
  }

  /** Place of a weight. */
  final int place(int row, int column) {
    return at(row / PANEL, column % Kernel.PARTIAL_SUMS)
        + column / Kernel.PARTIAL_SUMS * PANEL
        + row % PANEL;
  }

  /** Places of all weights, with their padding. */
  final int length() {
    return panels() * PANEL * stride();
  }

  /** Takes all weights of a source. */
  final void fill(RowSource source) {
    float[] values = new float[columns()];
    for (int row = 0; row < rows(); row++) {
      source.read(row, values);
      put(row, values);
    }
  }

  /** Takes a row's weights. */
  abstract void put(int row, float[] values);

  /** The value of the weight at a place. */
  abstract float value(int place);

  @Override
  public final void row(int row, float[] out, int at) {
    for (int column = 0; column < columns(); column++) {
      out[at + column] = value(place(row, column));
    }
  }

  @Override
  public void decode(int panel, int residue, float[] out, int at) {
    int from = at(panel, residue);
    int count = steps() * PANEL;
    for (int i = 0; i < count; i++) {
      out[at + i] = value(from + i);
    }
  }
}
