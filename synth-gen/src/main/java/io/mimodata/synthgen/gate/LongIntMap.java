package io.mimodata.synthgen.gate;

/** From hashes to numbers of at least 0, for a number of keys that is known. Not thread-safe. */
final class LongIntMap {
  static final int ABSENT = -1;

  private final long[] keys;

  /** Value plus one; 0 in an empty slot. */
  private final int[] values;

  /**
   * @param capacity keys there will be at most
   */
  LongIntMap(int capacity) {
    int slots = Integer.highestOneBit(Math.max(8, capacity)) << 2;
    keys = new long[slots];
    values = new int[slots];
  }

  /** Sets the value of a key, and returns the one it had, or {@link #ABSENT}. */
  int put(long key, int value) {
    int slot = slot(key);
    int before = values[slot] - 1;
    keys[slot] = key;
    values[slot] = value + 1;
    return before;
  }

  /** Returns the value of a key, or {@link #ABSENT}. */
  int find(long key) {
    return values[slot(key)] - 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key >>> 32) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
