package io.mimodata.filter.tagger.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers of integer keys. Keys lie in the order of their mixed bits; the upper ones tell a bucket,
 * of which there are many more than keys. A bit for each tells whether it has any, which most keys
 * that are looked up have not, and the number of bits before it where they begin: so all is small,
 * and hardly a branch depends on the key. Immutable.
 */
final class SlotTable {
  private static final int MIX = 0x9E3779B9;
  private static final int FEWEST_BUCKETS = 1 << 10;
  private static final int MOST_BUCKETS = 1 << 19;
  private static final int BUCKETS_PER_KEY = 32;

  /** Bits of a number. */
  private static final int BITS = 30;

  private static final int NUMBER = (1 << BITS) - 1;

  /** A bit for each bucket that has a key. */
  private final long[] filled;

  /** How many keys lie before the buckets of each element of {@link #filled}. */
  private final int[] ranks;

  private final int shift;

  /** The mixed keys above their numbers, ascending; the last is larger than all. */
  private final long[] entries;

  /** Numbers keys, none twice, by their positions. */
  static SlotTable ofPositions(int[] keys) {
    return new SlotTable(keys, IntStream.range(0, keys.length).toArray());
  }

  /**
   * Takes keys, none twice.
   *
   * @param numbers of each key, not negative, of 30 bits
   */
  SlotTable(int[] keys, int[] numbers) {
    int wanted = Integer.highestOneBit(Math.max(1, keys.length)) * BUCKETS_PER_KEY;
    int buckets = Math.min(MOST_BUCKETS, Math.max(FEWEST_BUCKETS, wanted));
    shift = Integer.numberOfLeadingZeros(buckets) + 1;
    filled = new long[buckets / Long.SIZE];
    ranks = new int[filled.length];
    entries = new long[keys.length + 1];
    for (int i = 0; i < keys.length; i++) {
      int bucket = (keys[i] * MIX) >>> shift;
      filled[bucket >>> 6] |= 1L << bucket;
      entries[i] = entry(keys[i] * MIX) | numbers[i];
    }
    entries[keys.length] = Long.MAX_VALUE;
    Arrays.sort(entries);
    int rank = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rank;
      while (mixed(entries[rank]) >>> shift >>> 6 == i) {
        rank++;
      }
    }
  }

  private static long entry(int mixed) {
    return Integer.toUnsignedLong(mixed) << BITS;
  }

  private static long mixed(long entry) {
    return entry >>> BITS;
  }

  /** 0 if a key is not there, 1 if it may be: without a branch that no processor foresees. */
  int mayHold(int key) {
    int bucket = (key * MIX) >>> shift;
    return (int) (filled[bucket >>> 6] >>> bucket) & 1;
  }

  /** The number of a key, -1 if it is not there. */
  int find(int key) {
    int mixed = key * MIX;
    int bucket = mixed >>> shift;
    long bits = filled[bucket >>> 6] << ~bucket;
    if (bits >= 0) {
      return -1;
    }
    // Behind it if buckets before have several keys, which is rare.
    int at = ranks[bucket >>> 6] + Long.bitCount(bits) - 1;
    long wanted = entry(mixed);
    while (entries[at] < wanted) {
      at++;
    }
    return mixed(entries[at]) == mixed(wanted) ? (int) entries[at] & NUMBER : -1;
  }
}
