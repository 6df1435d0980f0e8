package io.mimodata.dedup.graph;

import java.util.Arrays;

/**
 * A hash table from numbers that are not negative to numbers that are not negative, with open
 * addressing: twelve bytes a slot, at most two thirds of them taken. Not thread-safe.
 */
public final class LongIntTable {
  /** What a key has that is not there. */
  public static final int NONE = -1;

  private long[] keys;
  private int[] values;
  private int size;

  /**
   * @param expected number of keys
   */
  public LongIntTable(int expected) {
    // The next power of two from one and a half times as many.
    allocate(Integer.highestOneBit(Math.max(8, expected + expected / 2)) << 1);
  }

  public int size() {
    return size;
  }

  /** The value of a key, or {@link #NONE}. */
  public int get(long key) {
    return values[slot(key)];
  }

  /** Gives a key a value unless it has one; returns what it had, or {@link #NONE}. */
  public int putIfAbsent(long key, int value) {
    int slot = slot(key);
    int before = values[slot];
    if (before == NONE) {
      keys[slot] = key;
      values[slot] = value;
      if (++size > keys.length / 3 * 2) {
        grow();
      }
    }
    return before;
  }

  /** All keys, in no order. */
  public long[] keys() {
    long[] all = new long[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != NONE) {
        all[next++] = keys[i];
      }
    }
    return all;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    // The golden ratio spreads keys that follow each other.
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> Integer.SIZE) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    if (oldKeys.length >= 1 << 30) {
      throw new IllegalStateException("A table can't hold more than " + size + " keys");
    }
    allocate(2 * oldKeys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private void allocate(int slots) {
    keys = new long[slots];
    values = new int[slots];
    Arrays.fill(values, NONE);
  }
}
