package io.mimodata.mixture.sample;

/**
 * A 64-bit hash of strings under a seed, the same on every machine. Each character goes through the
 * finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * OOPSLA 2014; constants of D. Stafford's Mix13). Good for drawing lots, not against an adversary.
 * Its values decide which documents are drawn and their order: it never changes.
 */
public final class SeededHash {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private SeededHash() {}

  /** Hashes parts in order; {@code ("ab", "c")} differs from {@code ("a", "bc")}. */
  public static long of(long seed, String... parts) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        state = mix(state + GOLDEN_GAMMA + part.charAt(i));
      }
      state = mix(state + GOLDEN_GAMMA + (1L << 32) + part.length());
    }
    return state;
  }

  /** Maps a hash evenly onto [0, 1). */
  public static double unit(long hash) {
    return (hash >>> 11) * UNIT;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
