package io.mimodata.mixture.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
  @Test
  void shardsAreRangesOfTheOrder() {
    // 1,000, 0 and 2,500 tokens of 4 bytes, 1,024 bytes a shard: 4, 0 and 10 shards.
    ShardPlan plan = new ShardPlan(7, List.of("a", "b", "c"), List.of(1_000L, 0L, 2_500L), 1_024);
    assertThat(plan.shards()).isEqualTo(14);
    assertThat(plan.folder(3)).isEqualTo("a");
    assertThat(plan.folder(4)).isEqualTo("c");
    assertThat(plan.fileName(4)).isEqualTo("part-00000");
    assertThat(plan.fileName(13)).isEqualTo("part-00009");
    assertThat(plan.shard(0, 0)).isZero();
    assertThat(plan.shard(0, Long.MAX_VALUE)).isEqualTo(3);
    assertThat(plan.shard(2, 0)).isEqualTo(4);
    assertThat(plan.shard(2, Long.MAX_VALUE)).isEqualTo(13);

    TreeMap<Long, Integer> shardByOrder = new TreeMap<>();
    int[] sizes = new int[14];
    for (int i = 0; i < 10_000; i++) {
      long order = plan.order(2, "document-" + i, 0);
      shardByOrder.put(order, plan.shard(2, order));
      sizes[plan.shard(2, order)]++;
    }
    assertThat(List.copyOf(shardByOrder.values())).isSorted();
    assertThat(shardByOrder).hasSize(10_000);
    for (int shard = 4; shard < 14; shard++) {
      assertThat(sizes[shard]).isBetween(850, 1_150);
    }
  }

  @Test
  void copiesOfOneDocumentStandApart() {
    ShardPlan plan = new ShardPlan(7, List.of("a"), List.of(1_000L), 1_024);
    assertThat(plan.order(0, "d", 0)).isNotEqualTo(plan.order(0, "d", 1));
  }
}
