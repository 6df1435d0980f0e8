package io.mimodata.filter.signal;

import java.util.Arrays;

/** Counts of hashes, for a number of them that is known. Used again and again to stay in cache. */
final class LongCounts {
  private long[] keys = new long[16];
  private int[] counts = new int[16];
  private int slots;
  private int shift;
  private int distinct;

  /**
   * Forgets everything.
   *
   * @param most different hashes that will come
   */
  void reset(int most) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, most)));
    slots = 1 << bits;
    shift = 64 - bits;
    distinct = 0;
    if (counts.length < slots) {
      keys = new long[slots];
      counts = new int[slots];
    } else {
      Arrays.fill(counts, 0, slots, 0);
    }
  }

  /** Counts a hash, whose upper bits must be mixed; returns how often it has come, now included. */
  int add(long key) {
    return counts[place(key)];
  }

  /** Counts a hash; returns its place, at which {@link #countAt} finds it. */
  int place(long key) {
    int slot = (int) (key >>> shift);
    while (hasOther(slot, key)) {
      slot = (slot + 1) & (slots - 1);
    }
    // Below is no branch: whether a hash has come before can't be predicted.
    distinct += (counts[slot] - 1) >>> 31;
    counts[slot]++;
    keys[slot] = key;
    return slot;
  }

  /** Whether a slot is taken by another hash: its count is positive and the keys differ. */
  private boolean hasOther(int slot, long key) {
    long difference = keys[slot] ^ key;
    return ((difference | -difference) & -counts[slot]) < 0;
  }

  /** How often the hash of a place has come. */
  int countAt(int place) {
    return counts[place];
  }

  int distinct() {
    return distinct;
  }

  /** Sum of the {@link Entropy#term} of all counts. */
  double entropyTerms() {
    double sum = 0;
    for (int i = 0; i < slots; i++) {
      if (counts[i] > 1) {
        sum += Entropy.term(counts[i]);
      }
    }
    return sum;
  }
}
