package io.mimodata.synthgen.mimo.kernel;

/**
 * The exponential function in steps that vectors have, too, so that all kernels give the same bits.
 * The range is reduced to half a {@code ln 2} on both sides of 0, then a polynomial of degree 6 is
 * taken; off by less than 1 unit in the last place of the result.
 */
public final class Exponential {
  /** Below it the result is taken at it, where it is 1.2e-38; above its negative likewise. */
  public static final float LEAST = -87.3f;

  public static final float LOG2_E = 0x1.715476p0f;

  /** {@code ln 2} in two parts, the first with trailing zeros. */
  public static final float LN2_HIGH = 0x1.63p-1f;

  public static final float LN2_LOW = -0x1.bd0106p-13f;

  /** Added and taken away, it rounds to a whole number; between, that number is in the low bits. */
  public static final float ROUNDER = 0x1.8p23f;

  /** Added to those bits, it gives the exponent of the power of two, biased. */
  public static final int BIAS = 127 - Float.floatToRawIntBits(ROUNDER);

  /** Place of the exponent in a float. */
  public static final int MANTISSA_BITS = 23;

  /**
   * Coefficients from degree 6 down to degree 2: with them the largest relative error is least,
   * 3.1e-9. Those of Taylor's polynomial, which are near, would give 1.6e-7.
   */
  public static final float C6 = 0x1.6a23dp-10f;

  public static final float C5 = 0x1.123a2p-7f;
  public static final float C4 = 0x1.5558f2p-5f;
  public static final float C3 = 0x1.555492p-3f;
  public static final float C2 = 0x1.fffffcp-2f;

  private Exponential() {}

  /** {@code e} to the power of a number. */
  public static float of(float x) {
    float bounded = Math.max(LEAST, Math.min(-LEAST, x));
    float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
    float whole = shifted - ROUNDER;
    float rest = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, bounded));
    float sum = Math.fma(C6, rest, C5);
    sum = Math.fma(sum, rest, C4);
    sum = Math.fma(sum, rest, C3);
    sum = Math.fma(sum, rest, C2);
    sum = Math.fma(sum, rest, 1f);
    sum = Math.fma(sum, rest, 1f);
    int exponent = Float.floatToRawIntBits(shifted) + BIAS;
    return sum * Float.intBitsToFloat(exponent << MANTISSA_BITS);
  }
}
