package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
  private static final int COLUMNS = 13;

  @Test
  void addsEachColumnForItself() {
    long seed = 5;
    Random random = new Random(seed);
    PackedRows rows = new PackedRows(40, COLUMNS);
    int[][] numbers = new int[41][COLUMNS];
    for (int row = 1; row <= 40; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        numbers[row][column] = random.nextInt(2 * PackedRows.LARGEST + 1) - PackedRows.LARGEST;
        rows.set(rows.place(row), column, numbers[row][column]);
      }
    }
    int[] places = new int[3 * PackedRows.TOGETHER];
    int[] expected = new int[COLUMNS];
    long[] sums = rows.newSums();
    for (int i = 0; i < places.length; i++) {
      int row = random.nextInt(41);
      places[i] = rows.place(row);
      for (int column = 0; column < COLUMNS; column++) {
        expected[column] += numbers[row][column];
      }
    }
    for (int first = 0; first < places.length; first += PackedRows.TOGETHER) {
      rows.add(places, first, sums, 0, COLUMNS);
    }
    for (int column = 0; column < COLUMNS; column++) {
      assertThat(rows.sum(sums, column, places.length))
          .as("column %d, seed %d", column, seed)
          .isEqualTo(expected[column]);
    }
  }

  @Test
  void holdsTheLargestNumbersBesideTheSmallest() {
    PackedRows rows = new PackedRows(1, 4);
    int place = rows.place(1);
    for (int column = 0; column < 4; column++) {
      rows.set(place, column, column % 2 == 0 ? PackedRows.LARGEST : -PackedRows.LARGEST);
    }
    int[] places = new int[PackedRows.TOGETHER];
    Arrays.fill(places, place);
    long[] sums = rows.newSums();
    for (int i = 0; i < 100; i++) {
      rows.add(places, 0, sums, 0, 4);
    }
    int added = 100 * PackedRows.TOGETHER;
    for (int column = 0; column < 4; column++) {
      int number = column % 2 == 0 ? PackedRows.LARGEST : -PackedRows.LARGEST;
      assertThat(rows.sum(sums, column, added)).isEqualTo(added * number);
    }
  }

  @Test
  void addsOnlyTheColumnsThatAreAskedFor() {
    PackedRows rows = new PackedRows(1, COLUMNS);
    int[] places = new int[PackedRows.TOGETHER];
    for (int column = 0; column < COLUMNS; column++) {
      rows.set(rows.place(1), column, column + 1);
    }
    places[0] = rows.place(1);
    long[] sums = rows.newSums();
    rows.add(places, 0, sums, 5, 9);
    for (int column = 5; column < 9; column++) {
      assertThat(rows.sum(sums, column, places.length)).isEqualTo(column + 1);
    }
    assertThat(sums[0]).isZero();
    assertThat(sums[3]).isZero();
  }
}
