package io.mimodata.synthgen.mimo.kernel;

/** Where a matrix's weights come from. */
@FunctionalInterface
public interface RowSource {
  /** Writes the weights of a row, one for each column. */
  void read(int row, float[] out);
}
