package io.mimodata.synthgen.gate;

/** Hashes of sequences: append each value, then finish. They are not stored. */
final class WordHash {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private WordHash() {}

  static long append(long hash, long value) {
    return (hash + value + 1) * MULTIPLIER;
  }

  /** MurmurHash3's 64-bit finaliser (A. Appleby, 2011). */
  static long finish(long hash) {
    long z = hash;
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
