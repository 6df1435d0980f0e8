package io.mimodata.document.contamination;

import java.util.Arrays;

/** A growing list of numbers. Not thread-safe. */
final class IntList {
  private int[] numbers = new int[64];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1));
    }
    numbers[size++] = number;
  }

  int get(int i) {
    return numbers[i];
  }

  int size() {
    return size;
  }
}
