package io.mimodata.filter.tagger.linear;

/**
 * Positions of integer keys, by open addressing behind a filter: most keys that are looked up are
 * not there, and a bit in a small field tells so. Immutable.
 */
final class SlotTable {
  private static final int MIX = 0x9E3779B9;
  private static final int FEWEST = 1 << 10;
  private static final int MOST_BITS = 1 << 19;

  /** A key in the upper half, its position plus one in the lower; 0 if the place is free. */
  private final long[] table;

  private final int shift;
  private final long[] filter;
  private final int filterShift;

  /** Takes keys, none twice. */
  SlotTable(int[] keys) {
    int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) << 1;
    int bits = Math.min(MOST_BITS, Math.max(FEWEST, capacity * 8));
    table = new long[capacity];
    shift = Integer.numberOfLeadingZeros(capacity) + 1;
    filter = new long[bits / Long.SIZE];
    filterShift = Integer.numberOfLeadingZeros(bits) + 1;
    for (int i = 0; i < keys.length; i++) {
      int mixed = keys[i] * MIX;
      int bit = mixed >>> filterShift;
      filter[bit >>> 6] |= 1L << bit;
      int at = mixed >>> shift;
      while (table[at] != 0) {
        at = (at + 1) & (capacity - 1);
      }
      table[at] = (long) keys[i] << Integer.SIZE | (i + 1);
    }
  }

  /** 0 if a key is not there, 1 if it may be: without a branch that no processor foresees. */
  int mayHold(int key) {
    int bit = (key * MIX) >>> filterShift;
    return (int) (filter[bit >>> 6] >>> bit) & 1;
  }

  /** The position of a key, -1 if it is not there. */
  int find(int key) {
    int at = (key * MIX) >>> shift;
    long entry = table[at];
    while (entry != 0) {
      if ((int) (entry >>> Integer.SIZE) == key) {
        return (int) entry - 1;
      }
      at = (at + 1) & (table.length - 1);
      entry = table[at];
    }
    return -1;
  }
}
