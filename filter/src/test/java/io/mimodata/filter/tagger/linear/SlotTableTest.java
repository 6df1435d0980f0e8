package io.mimodata.filter.tagger.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotTableTest {
  /** Mixed, its bits are all 1. */
  private static final int LAST_KEY = 0xEBB34377;

  @Test
  void findsWhatItHoldsAndNothingElse() {
    finds(5_000);
  }

  @Test
  void findsKeysThatShareBuckets() {
    finds(200_000);
  }

  @Test
  void findsNothingAmongNoKeys() {
    SlotTable table = SlotTable.ofPositions(new int[0]);
    assertThat(table.find(3)).isEqualTo(-1);
    assertThat(table.find(0)).isEqualTo(-1);
    assertThat(table.mayHold(3)).isZero();
  }

  private static void finds(int size) {
    long seed = 12;
    Random random = new Random(seed);
    Map<Integer, Integer> expected = new HashMap<>();
    while (expected.size() < size) {
      expected.put(random.nextInt(), random.nextInt(1_000));
    }
    expected.put(0, 7);
    expected.put(LAST_KEY, 8);
    int[] keys = expected.keySet().stream().mapToInt(x -> x).toArray();
    int[] numbers = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      numbers[i] = expected.get(keys[i]);
    }
    SlotTable table = new SlotTable(keys, numbers);
    expected.forEach(
        (key, number) -> {
          assertThat(table.find(key)).as("seed %d", seed).isEqualTo(number);
          assertThat(table.mayHold(key)).isEqualTo(1);
        });
    for (int i = 0; i < 10_000; i++) {
      int key = random.nextInt();
      assertThat(table.find(key)).isEqualTo(expected.getOrDefault(key, -1));
    }
  }
}
