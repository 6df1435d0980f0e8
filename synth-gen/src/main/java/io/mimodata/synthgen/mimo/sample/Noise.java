package io.mimodata.synthgen.mimo.sample;

/**
 * Random numbers by place: each depends on the seed, a sequence's position and a purpose alone, not
 * on how many were drawn before. Mixed with the finaliser of SplitMix64 (Steele et al., OOPSLA
 * 2014).
 *
 * @param seed of the sequence
 */
record Noise(long seed) {
  /** Purposes; ids of tokens come behind them. */
  static final int CHOICE = 0;

  static final int ACCEPTANCE = 1;
  static final int DRAFT = 2;
  static final int TOKENS = 3;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Uniform above 0 and below 1. */
  double uniform(int position, int purpose) {
    long mixed = mix(mix(seed + GOLDEN) ^ (((long) position << 32) | purpose));
    return ((mixed >>> 12) + 0.5) * 0x1p-52;
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
