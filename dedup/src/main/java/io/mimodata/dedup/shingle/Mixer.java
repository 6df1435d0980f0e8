package io.mimodata.dedup.shingle;

/**
 * The 64-bit mixing that shingles are made with. It is a part of the meaning of stored signatures
 * and never changes.
 */
final class Mixer {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Mixer() {}

  /** Appends one value to a polynomial over the values so far; start with 0, end with a finish. */
  static long append(long hash, long value) {
    return (hash + value + 1) * MULTIPLIER;
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
