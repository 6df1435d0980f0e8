package io.mimodata.dedup.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIntTableTest {
  @Test
  void agreesWithAMap() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    LongIntTable table = new LongIntTable(0);
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      // Keys that follow each other, that differ in high bits only, and any.
      long key =
          switch (random.nextInt(3)) {
            case 0 -> random.nextInt(5_000);
            case 1 -> (long) random.nextInt(5_000) << 40;
            default -> random.nextLong() >>> 1;
          };
      Integer before = map.putIfAbsent(key, i);
      assertThat(table.putIfAbsent(key, i)).isEqualTo(before == null ? LongIntTable.NONE : before);
      long other = random.nextInt(20_000);
      assertThat(table.get(other)).isEqualTo(map.getOrDefault(other, LongIntTable.NONE));
    }
    assertThat(table.size()).isEqualTo(map.size());
  }
}
