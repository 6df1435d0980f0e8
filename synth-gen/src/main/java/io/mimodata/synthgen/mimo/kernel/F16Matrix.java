package io.mimodata.synthgen.mimo.kernel;

/** Weights as 16-bit floats of IEEE 754: 5 bits of exponent, 10 of mantissa. */
public final class F16Matrix extends PanelMatrix {
  /** The largest half. */
  private static final float LARGEST = 65_504f;

  /** What a half's exponent is short of, where it stands in a float's bits. */
  private static final float SCALE = 0x1p112f;

  private final short[] weights;

  private F16Matrix(int rows, int columns) {
    super(rows, columns);
    weights = new short[length()];
  }

  /** Rounds each weight to the nearest half. */
  public static F16Matrix of(int rows, int columns, RowSource source) {
    F16Matrix matrix = new F16Matrix(rows, columns);
    matrix.fill(source);
    return matrix;
  }

  /** The value of a half. */
  public static float value(short bits) {
    float sign = bits < 0 ? -1f : 1f;
    if ((bits & 0x7C00) == 0x7C00) {
      return (bits & 0x3FF) == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return sign * Float.intBitsToFloat((bits & 0x7FFF) << 13) * SCALE;
  }

  /** The half nearest to a value, the even one of two; too large ones become 65,504. */
  public static short nearest(float value) {
    float magnitude = rounded(Math.abs(value)) / SCALE;
    int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
    return (short) (sign | Float.floatToRawIntBits(magnitude) >>> 13);
  }

  /** The value of the half nearest to a value. */
  static float rounded(float value) {
    float magnitude = Math.min(Math.abs(value), LARGEST);
    float unit = Math.scalb(1f, Math.max(Math.getExponent(magnitude), -14) - 10);
    return Math.copySign((float) Math.rint(magnitude / unit) * unit, value);
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
