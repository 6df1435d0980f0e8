package io.mimodata.mixture.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.MixturePlanner;
import io.mimodata.mixture.sample.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
  private static final int CAP = 16 << 10;

  private final long seed = System.nanoTime();
  private final List<Candidate> documents = documents(new Random(seed));
  private final MixtureConfig config =
      withShards(
          MixtureConfig.of(
              List.of(
                  StageRecipe.of("a", 200_000, 64, List.of(), Map.of()),
                  StageRecipe.of("b", 50_000, 64, List.of(), Map.of())),
              1));

  private static MixtureConfig withShards(MixtureConfig c) {
    return new MixtureConfig(
        c.tokenizer(),
        c.stages(),
        c.groups(),
        c.rules(),
        c.quality(),
        0.01,
        c.seed(),
        c.onInfeasible(),
        c.scale(),
        c.epochs(),
        c.shards().withBytes(CAP),
        c.documentMillis());
  }

  private static List<Candidate> documents(Random random) {
    List<Candidate> documents = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Cell cell = new Cell("web", "news", "low", "en", false);
      // One is larger than a shard.
      long tokens = i == 0 ? CAP : 2 + random.nextInt(200);
      documents.add(new Candidate(new Ticket("d" + i, "d" + i, cell, 1), tokens, 4, 0, 0));
    }
    return documents;
  }

  private CandidateScan scan() {
    return new CandidateScan() {
      @Override
      public <A extends Aggregate<A>> A run(A empty) {
        A whole = SerializationUtils.clone(empty);
        for (int from = 0; from < documents.size(); from += 700) {
          A part = SerializationUtils.clone(empty);
          documents.subList(from, Math.min(from + 700, documents.size())).forEach(part::add);
          whole.merge(part);
        }
        return whole;
      }
    };
  }

  @Test
  void shardsAreRangesOfTheOrderAndNoneIsTooLarge() {
    MixturePlan plan = MixturePlanner.plan(config, scan());
    ShardPlan shards = scan().run(new ShardSizes(config, plan)).plan();
    Map<Integer, Long> sizes = new TreeMap<>();
    Map<Integer, Long> largest = new TreeMap<>();
    for (int i = 0; i < 2; i++) {
      int stage = i;
      TreeMap<Long, Integer> byOrder = new TreeMap<>();
      for (Candidate document : documents) {
        plan.forEachCopy(
            stage,
            document.ticket(),
            (copy, part) -> {
              long tokens = part == MixturePlan.WHOLE ? document.tokens() : part;
              long order = shards.order(stage, document.ticket().id(), copy);
              int shard = shards.shard(stage, order);
              byOrder.put(order, shard);
              sizes.merge(shard, 4 * tokens, Long::sum);
              largest.merge(shard, tokens, Math::max);
            });
      }
      assertThat(List.copyOf(byOrder.values())).as("seed %d", seed).isSorted();
    }
    sizes.forEach(
        (shard, bytes) -> {
          if (largest.get(shard) < 1_000) {
            assertThat(bytes).as("seed %d, shard %d", seed, shard).isLessThanOrEqualTo(CAP);
          }
        });
    // 250,000 tokens of 4 bytes in shards of 16 KiB, mostly full.
    assertThat(sizes).hasSizeBetween(54, 75);
    assertThat(shards.first(3)).isEqualTo(shards.shards());
    assertThat(shards.shards()).isGreaterThan(sizes.size());
    assertThat(shards.folder(0)).isEqualTo("a");
    assertThat(shards.fileName(shards.first(1))).isEqualTo("part-00000");
    assertThat(shards.folder(shards.first(1))).isEqualTo("b");
    assertThat(shards.stageOf(shards.first(1) - 1)).isZero();
    assertThat(shards.stageName(2)).isEqualTo("validation");
  }

  @Test
  void copiesOfOneDocumentStandApart() {
    assertThat(ShardPlan.order(7, "a", "d", 0)).isNotEqualTo(ShardPlan.order(7, "a", "d", 1));
  }
}
