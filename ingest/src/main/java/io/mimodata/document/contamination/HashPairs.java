package io.mimodata.document.contamination;

import java.util.Arrays;

/** A growing list of hashes, each with a number; 12 bytes a pair. Not thread-safe. */
final class HashPairs {
  private static final int SMALL = 24;

  private long[] hashes = new long[1024];
  private int[] numbers = new int[1024];
  private int size;

  void add(long hash, int number) {
    if (size == hashes.length) {
      int larger = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 1L);
      if (larger == size) {
        throw new IllegalStateException(
            "the evaluation sets have more than %,d n-grams; give fewer at once".formatted(size));
      }
      hashes = Arrays.copyOf(hashes, larger);
      numbers = Arrays.copyOf(numbers, larger);
    }
    hashes[size] = hash;
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  long hash(int i) {
    return hashes[i];
  }

  int number(int i) {
    return numbers[i];
  }

  /** Keeps the first so many. */
  void truncate(int newSize) {
    size = newSize;
  }

  void set(int i, long hash, int number) {
    hashes[i] = hash;
    numbers[i] = number;
  }

  long[] hashes() {
    return Arrays.copyOf(hashes, size);
  }

  int[] numbers() {
    return Arrays.copyOf(numbers, size);
  }

  /** Sorts by hash, then by number; in place. */
  void sort() {
    sort(0, size - 1);
  }

  /** Quicksort: hashes are spread evenly, whatever the texts, so its depth is small. */
  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (high - low > SMALL) {
      int middle = (low + high) >>> 1;
      long hash = hashes[middle];
      int number = numbers[middle];
      int i = low;
      int j = high;
      while (i <= j) {
        while (less(hashes[i], numbers[i], hash, number)) {
          i++;
        }
        while (less(hash, number, hashes[j], numbers[j])) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (j - low < high - i) {
        sort(low, j);
        low = i;
      } else {
        sort(i, high);
        high = j;
      }
    }
    for (int i = low + 1; i <= high; i++) {
      for (int j = i; j > low && less(hashes[j], numbers[j], hashes[j - 1], numbers[j - 1]); j--) {
        swap(j, j - 1);
      }
    }
  }

  private static boolean less(long hash, int number, long otherHash, int otherNumber) {
    return hash < otherHash || (hash == otherHash && number < otherNumber);
  }

  private void swap(int i, int j) {
    long hash = hashes[i];
    int number = numbers[i];
    hashes[i] = hashes[j];
    numbers[i] = numbers[j];
    hashes[j] = hash;
    numbers[j] = number;
  }
}
