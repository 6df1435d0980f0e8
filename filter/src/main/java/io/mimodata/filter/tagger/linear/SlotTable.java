package io.mimodata.filter.tagger.linear;

/** Positions of integer keys by open addressing. The table holds position + 1, 0 for empty. */
final class SlotTable {
  private static final int MIX = 0x9E3779B9;

  private SlotTable() {}

  /** A table at most half full. */
  static int[] of(int[] keys) {
    int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) << 1;
    int[] table = new int[capacity];
    for (int i = 0; i < keys.length; i++) {
      int at = first(keys[i], capacity);
      while (table[at] != 0) {
        at = (at + 1) & (capacity - 1);
      }
      table[at] = i + 1;
    }
    return table;
  }

  /** The position of a key, -1 if it is not there. */
  static int find(int[] table, int[] keys, int key) {
    int at = first(key, table.length);
    while (table[at] != 0) {
      if (keys[table[at] - 1] == key) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    return -1;
  }

  private static int first(int key, int capacity) {
    return (key * MIX) >>> (Integer.numberOfLeadingZeros(capacity) + 1);
  }
}
