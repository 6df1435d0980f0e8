package io.mimodata.mixture.bpe;

import java.util.Arrays;

/**
 * Ranks of the merges, by the pair of tokens that they join: a hash table with open addressing,
 * eight bytes a slot.
 */
final class PairRanks {
  /** Ids and ranks below these fit a slot. */
  static final int MOST_IDS = 1 << 20;

  static final int MOST_RANKS = (1 << 24) - 1;

  /** A pair that is not merged has a rank above all others. */
  static final int NONE = MOST_RANKS;

  private static final int ID_BITS = 20;
  private static final long EMPTY = -1;

  private final long[] slots;
  private final int shift;

  /**
   * @param pairs that will come, at most
   */
  PairRanks(int pairs) {
    int size = Integer.highestOneBit(Math.max(8, pairs)) << 2;
    slots = new long[size];
    Arrays.fill(slots, EMPTY);
    shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
  }

  /** Gives a pair its rank, unless it has a lower one. */
  void put(int left, int right, int rank) {
    long pair = pair(left, right);
    int slot = slot(pair);
    while (slots[slot] != EMPTY && slots[slot] >>> (Long.SIZE - 2 * ID_BITS) != pair) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] == EMPTY) {
      slots[slot] = pair << (Long.SIZE - 2 * ID_BITS) | rank;
    }
  }

  /** The rank of a pair, or {@link #NONE}. */
  int get(int left, int right) {
    long pair = pair(left, right);
    int slot = slot(pair);
    while (true) {
      long found = slots[slot];
      if (found >>> (Long.SIZE - 2 * ID_BITS) == pair && found != EMPTY) {
        return (int) found & MOST_RANKS;
      }
      if (found == EMPTY) {
        return NONE;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  private int slot(long pair) {
    return (int) ((pair * 0x9E3779B97F4A7C15L) >>> shift);
  }

  private static long pair(int left, int right) {
    return (long) left << ID_BITS | right;
  }
}
