package io.mimodata.filter.language;

import java.util.Arrays;

/**
 * Rows of whole numbers, packed four to a long, so that one addition adds four: a number has so few
 * bits that those of {@link #TOGETHER} rows add up to 16 bits at most. The first row is all zeros.
 */
final class PackedRows {
  /** The largest number; the smallest is its opposite. */
  static final int LARGEST = 4095;

  /** Rows that are added together. */
  static final int TOGETHER = 8;

  private static final int NUMBERS = 4;
  private static final int BITS = 16;

  /** What is added to each number, so that none is negative. */
  private static final int OFFSET = LARGEST + 1;

  private static final long OFFSETS = OFFSET * 0x0001_0001_0001_0001L;
  private static final long EVEN = 0x0000_FFFF_0000_FFFFL;

  private final long[] packed;
  private final int width;

  PackedRows(int rows, int columns) {
    width = (columns + NUMBERS - 1) / NUMBERS;
    packed = new long[(rows + 1) * width];
    Arrays.fill(packed, OFFSETS);
  }

  /** The place of a row; rows count from 1, row 0 is the one of zeros. */
  int place(int row) {
    return row * width;
  }

  /** Sets a number, once. */
  void set(int place, int column, int number) {
    packed[place + column / NUMBERS] += (long) number << (column % NUMBERS * BITS);
  }

  /** Makes room for the sums of all columns, which are 0. */
  long[] newSums() {
    return new long[2 * width];
  }

  /**
   * Adds {@link #TOGETHER} rows.
   *
   * @param places of the rows, from an index on
   * @param sums of each column
   * @param from index of the first column to add
   * @param to index behind the last one; columns outside may be added, too
   */
  void add(int[] places, int first, long[] sums, int from, int to) {
    long[] rows = packed;
    int a = places[first];
    int b = places[first + 1];
    int c = places[first + 2];
    int d = places[first + 3];
    int e = places[first + 4];
    int f = places[first + 5];
    int g = places[first + 6];
    int h = places[first + 7];
    int end = (to + NUMBERS - 1) / NUMBERS;
    for (int i = from / NUMBERS; i < end; i++) {
      long low = rows[a + i] + rows[b + i] + rows[c + i] + rows[d + i];
      long sum = low + rows[e + i] + rows[f + i] + rows[g + i] + rows[h + i];
      sums[i] += sum & EVEN;
      sums[width + i] += sum >>> BITS & EVEN;
    }
  }

  /**
   * A column's sum.
   *
   * @param added rows that made up the sums
   */
  int sum(long[] sums, int column, int added) {
    long two = sums[column % 2 * width + column / NUMBERS];
    int sum = (int) (two >>> (column % NUMBERS / 2 * Integer.SIZE));
    return sum - added * OFFSET;
  }
}
