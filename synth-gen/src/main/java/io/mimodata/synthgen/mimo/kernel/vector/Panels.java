package io.mimodata.synthgen.mimo.kernel.vector;

/** A matrix's panels as vector instructions read them. */
interface Panels {
  /**
   * Multiplies four panels with one vector.
   *
   * @param panel the first
   * @param lane of the panel's rows, the first of a hardware vector
   * @param sums partial sums as {@link Totals} takes them, to be written
   */
  void fourByOne(int panel, float[] x, int lane, float[] sums);

  /** Multiplies four panels with two vectors. */
  void fourByTwo(int panel, float[] x, int lane, float[] sums);

  /** Multiplies two panels with a group of eight vectors. */
  void twoByEight(int panel, float[] x, int lane, float[] sums);

  /** Writes a residue's weights as floats, as {@code Matrix.decode}. */
  void decode(int panel, int residue, float[] out, int at);
}
