package io.mimodata.mixture.bpe;

/** Remembers which pairs of tokens may be neighbours: looking back takes a dozen lookups. */
final class PairCache {
  private static final int SLOTS_LOG = 15;

  /** Pair, shifted by one, and whether it may be; zero for none, as the first id is a byte's. */
  private final long[] slots = new long[1 << SLOTS_LOG];

  boolean are(int left, int right, Vocabulary vocabulary) {
    long pair = ((long) left << Integer.SIZE | right) + 1;
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOTS_LOG));
    long found = slots[slot];
    if (found >>> 1 == pair) {
      return (found & 1) != 0;
    }
    boolean are = vocabulary.areNeighbours(left, right);
    slots[slot] = pair << 1 | (are ? 1 : 0);
    return are;
  }
}
