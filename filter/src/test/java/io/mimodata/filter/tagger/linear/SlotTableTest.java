package io.mimodata.filter.tagger.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotTableTest {
  @Test
  void findsWhatItHoldsAndNothingElse() {
    long seed = 12;
    Random random = new Random(seed);
    Map<Integer, Integer> expected = new HashMap<>();
    while (expected.size() < 5_000) {
      expected.put(random.nextInt(), random.nextInt(1_000));
    }
    expected.put(0, 7);
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
    assertThat(SlotTable.ofPositions(new int[0]).find(3)).isEqualTo(-1);
  }
}
