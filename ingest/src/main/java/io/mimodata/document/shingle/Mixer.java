package io.mimodata.document.shingle;

/**
 * The 64-bit mixing that shingles are made with. It is a part of the meaning of stored signatures
 * and never changes.
 */
final class Mixer {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /** Powers of the multiplier, from 0 to 8, and of its inverse, from 0 to -7. */
  private static final long[] POWERS = new long[Long.BYTES + 1];

  private static final long INVERSE_1 = inverse(MULTIPLIER);
  private static final long INVERSE_2 = INVERSE_1 * INVERSE_1;
  private static final long INVERSE_3 = INVERSE_2 * INVERSE_1;
  private static final long INVERSE_4 = INVERSE_3 * INVERSE_1;
  private static final long INVERSE_5 = INVERSE_4 * INVERSE_1;
  private static final long INVERSE_6 = INVERSE_5 * INVERSE_1;
  private static final long INVERSE_7 = INVERSE_6 * INVERSE_1;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * MULTIPLIER;
    }
  }

  private Mixer() {}

  /** Of an odd number modulo 2^64, by Newton's method. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** Appends one value to a polynomial over the values so far; start with 0, end with a finish. */
  static long append(long hash, long value) {
    return (hash + value + 1) * MULTIPLIER;
  }

  /**
   * Appends the first {@code count} bytes of eight, with the same result as one by one, but by
   * products that don't wait for each other and no branch on how many they are.
   *
   * @param eight the first byte is the lowest; those after {@code count} are zero
   */
  static long append(long hash, long eight, int count) {
    long used = count == Long.BYTES ? -1 : (1L << (Byte.SIZE * count)) - 1;
    long values = eight + (EightBytes.ONES & used);
    long sum =
        hash
            + (values & 0xFF)
            + ((values >>> 8) & 0xFF) * INVERSE_1
            + ((values >>> 16) & 0xFF) * INVERSE_2
            + ((values >>> 24) & 0xFF) * INVERSE_3
            + ((values >>> 32) & 0xFF) * INVERSE_4
            + ((values >>> 40) & 0xFF) * INVERSE_5
            + ((values >>> 48) & 0xFF) * INVERSE_6
            + (values >>> 56) * INVERSE_7;
    return sum * POWERS[count];
  }

  /**
   * Spreads every input bit over all output bits; a bijection.
   *
   * <p>Source: variant 13 of D. Stafford, "Better Bit Mixing", 2011, the finaliser of SplitMix64.
   */
  static long finish(long hash) {
    long z = hash;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
