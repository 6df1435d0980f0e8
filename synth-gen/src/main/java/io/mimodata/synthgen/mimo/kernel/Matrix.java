package io.mimodata.synthgen.mimo.kernel;

/**
 * A matrix of weights in the form in which they are kept. Immutable.
 *
 * <p>Rows and columns are padded with zeros to multiples of {@link #BLOCK}, so that kernels need no
 * remainders. Kernels go through it in panels of {@link #PANEL} rows; within a panel by residue,
 * the columns that are the same modulo {@link Kernel#PARTIAL_SUMS}.
 */
public abstract sealed class Matrix permits PanelMatrix, MappedMatrix {
  /** Rows of a panel. */
  public static final int PANEL = 16;

  /** Rows and columns are a multiple of this, with their padding. */
  public static final int BLOCK = 32;

  private final int rows;
  private final int columns;
  private final int stride;

  Matrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.stride = padded(columns);
    if (!fits(rows, columns)) {
      throw new IllegalArgumentException(
          "A matrix must have fewer than 2^31 weights, cannot be: %d x %d"
              .formatted(rows, columns));
    }
  }

  /** Whether an array can hold so many weights with their padding. */
  public static boolean fits(int rows, int columns) {
    long most = Integer.MAX_VALUE - BLOCK;
    return rows <= most
        && columns <= most
        && (long) padded(rows) * padded(columns) <= Integer.MAX_VALUE - 8;
  }

  /** A number of rows or columns with their padding. */
  public static int padded(int count) {
    return (count + BLOCK - 1) / BLOCK * BLOCK;
  }

  public final int rows() {
    return rows;
  }

  public final int columns() {
    return columns;
  }

  /** Columns with their padding, and so the length of a vector to multiply with. */
  public final int stride() {
    return stride;
  }

  /** Panels, those of padding included. */
  public final int panels() {
    return padded(rows) / PANEL;
  }

  /** Columns of a residue. */
  public final int steps() {
    return stride / Kernel.PARTIAL_SUMS;
  }

  /** Bytes that a product with one vector reads. */
  public abstract long bytes();

  /** Writes a row's weights, {@link #columns} values. */
  public abstract void row(int row, float[] out, int at);

  /**
   * Writes a panel's weights in the columns of a residue: {@link #PANEL} values for each of the
   * {@link #steps} columns.
   */
  public abstract void decode(int panel, int residue, float[] out, int at);
}
