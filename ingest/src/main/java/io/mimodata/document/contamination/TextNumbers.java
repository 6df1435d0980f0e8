package io.mimodata.document.contamination;

import java.util.Arrays;

/**
 * Numbers of the different texts of items, by the hashes of their words, with the number of items
 * that have each and the first of them: a hash table in arrays, 24 to 48 bytes a text.
 */
final class TextNumbers {
  private long[] keys = new long[1024];

  /** The number of a text and 1, by place of its key. */
  private int[] numbers = new int[1024];

  private int[] items = new int[512];
  private int[] uses = new int[512];
  private int size;

  /**
   * Counts a use of a text.
   *
   * @return its number; that of {@link #size} before the call if it is new
   */
  int use(long hash, int item) {
    if (2 * size >= keys.length) {
      grow();
    }
    int place = place(keys, numbers, hash);
    if (numbers[place] == 0) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
        uses = Arrays.copyOf(uses, 2 * size);
      }
      items[size] = item;
      keys[place] = hash;
      numbers[place] = ++size;
    }
    int number = numbers[place] - 1;
    uses[number]++;
    return number;
  }

  int size() {
    return size;
  }

  int uses(int text) {
    return uses[text];
  }

  /** The first item of each text. */
  int[] items() {
    return Arrays.copyOf(items, size);
  }

  private void grow() {
    long[] largerKeys = new long[2 * keys.length];
    int[] largerNumbers = new int[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (numbers[i] != 0) {
        int place = place(largerKeys, largerNumbers, keys[i]);
        largerKeys[place] = keys[i];
        largerNumbers[place] = numbers[i];
      }
    }
    keys = largerKeys;
    numbers = largerNumbers;
  }

  private static int place(long[] keys, int[] numbers, long hash) {
    int mask = keys.length - 1;
    int place = (int) hash & mask;
    while (numbers[place] != 0 && keys[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
