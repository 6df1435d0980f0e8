package io.mimodata.document;

import java.util.Arrays;

/**
 * Parts that are taken out of a text, and where the rest comes to lie. All places are in Unicode
 * code points. Not thread-safe.
 */
public final class Cuts {
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int size;

  /**
   * Takes a part out.
   *
   * @param start not before the end of the part that was taken out last
   * @param end after its last code point
   */
  public void takeOut(int start, int end) {
    if (size > 0 && start < ends[size - 1]) {
      throw new IllegalArgumentException(
          "a part must start at %d or later, cannot start at: %d".formatted(ends[size - 1], start));
    }
    if (size > 0 && ends[size - 1] == start) {
      ends[size - 1] = end;
      return;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  /**
   * The place in what is left of a code point that was not taken out, or of the end of one; of one
   * that was taken out, the place where it was.
   */
  public int place(int point) {
    int before = 0;
    for (int i = 0; i < size && starts[i] < point; i++) {
      before += Math.min(ends[i], point) - starts[i];
    }
    return point - before;
  }
}
