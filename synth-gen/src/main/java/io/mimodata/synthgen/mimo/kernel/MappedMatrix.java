package io.mimodata.synthgen.mimo.kernel;

/** Weights as bfloat16 in a mapped file: nothing is read before it is used, and nothing copied. */
public final class MappedMatrix extends Matrix {
  private final Object segment;
  private final long offset;

  /**
   * @param rows a multiple of {@link Matrix#BLOCK}, as the weights in a file are not padded
   * @param columns likewise
   * @param segment the file, a {@code MemorySegment}
   * @param offset of the first row, in bytes
   */
  public MappedMatrix(int rows, int columns, Object segment, long offset) {
    super(rows, columns);
    if (!needsNoPadding(rows, columns)) {
      throw new IllegalArgumentException(
          "rows and columns must be multiples of %d, cannot be: %d x %d"
              .formatted(BLOCK, rows, columns));
    }
    this.segment = segment;
    this.offset = offset;
  }

  /** Whether a matrix of this size needs no padding. */
  public static boolean needsNoPadding(int rows, int columns) {
    return padded(rows) == rows && padded(columns) == columns;
  }

  /** The mapped file, a {@code MemorySegment}. */
  public Object segment() {
    return segment;
  }

  /** Place of a row in the segment, in bytes. */
  public long offset(int row) {
    return offset + (long) row * stride() * Short.BYTES;
  }

  @Override
  public long bytes() {
    return (long) rows() * stride() * Short.BYTES;
  }

  @Override
  public void row(int row, float[] out, int at) {
    short[] bits = new short[stride()];
    Segments.copy(segment, offset(row), bits, bits.length);
    for (int i = 0; i < bits.length; i++) {
      out[at + i] = Bf16Matrix.value(bits[i]);
    }
  }

  @Override
  public void decode(int panel, int residue, float[] out, int at) {
    float[] row = new float[stride()];
    for (int r = 0; r < PANEL; r++) {
      row(panel * PANEL + r, row, 0);
      for (int step = 0; step < steps(); step++) {
        out[at + step * PANEL + r] = row[step * Kernel.PARTIAL_SUMS + residue];
      }
    }
  }
}
