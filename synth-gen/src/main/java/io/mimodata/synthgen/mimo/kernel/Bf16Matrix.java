package io.mimodata.synthgen.mimo.kernel;

/** Weights as bfloat16: the upper half of a 32-bit float. */
public final class Bf16Matrix extends PanelMatrix {
  private final short[] weights;

  private Bf16Matrix(int rows, int columns) {
    super(rows, columns);
    weights = new short[length()];
  }

  /** Rounds each weight to the nearest bfloat16. */
  public static Bf16Matrix of(int rows, int columns, RowSource source) {
    Bf16Matrix matrix = new Bf16Matrix(rows, columns);
    matrix.fill(source);
    return matrix;
  }

  /** The value of a bfloat16. */
  public static float value(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The bfloat16 nearest to a value, the even one of two. */
  public static short nearest(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  /** The weights themselves, not a copy: for kernels. */
  public short[] weights() {
    return weights;
  }

  @Override
  public long bytes() {
    return (long) Short.BYTES * weights.length;
  }

  @Override
  void put(int row, float[] values) {
    for (int column = 0; column < columns(); column++) {
      weights[place(row, column)] = nearest(values[column]);
    }
  }

  @Override
  float value(int place) {
    return value(weights[place]);
  }
}
