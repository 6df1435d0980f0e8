package io.mimodata.document;

/**
 * Hashes of sequences: append each value, starting from 0, then finish. Bucket keys of persisted
 * indices are made with {@link #finish}, so it never changes.
 */
public final class WordHash {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private WordHash() {}

  /** The hash of a sequence with one more value. */
  public static long append(long hash, long value) {
    return (hash + value + 1) * MULTIPLIER;
  }

  /** MurmurHash3's 64-bit finaliser (A. Appleby, 2011): a bijection that mixes all bits. */
  public static long finish(long hash) {
    long z = hash;
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
