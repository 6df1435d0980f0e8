package io.mimodata.mixture.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.MixturePlanner;
import io.mimodata.mixture.sample.StratumDraw;
import io.mimodata.mixture.sample.Tally;
import io.mimodata.mixture.sample.Ticket;
import io.mimodata.mixture.shuffle.ShardSizes;
import io.mimodata.testing.LocalSpark;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * A plan over more documents than fit anywhere: made up where they are looked at, and gone then.
 * {@code -Dmixture.documents=100000000} for more of them.
 */
class PlanAtScaleTest {
  private static final long DOCUMENTS = Long.getLong("mixture.documents", 300_000);
  private static final int PARTS = 8;
  private static final long MEAN_TOKENS = 520;

  private static Candidate candidate(long number) {
    String[] domains = {"maths", "code", "news", "science", "prose"};
    String id = Long.toHexString(number * 0x9E3779B97F4A7C15L);
    Cell cell =
        new Cell("web", domains[(int) (number % domains.length)], "high", "en", number % 50 == 0);
    long tokens = 20 + Math.floorMod(number * 7_919, 1_000L);
    return new Candidate(new Ticket(id, id, cell, 1 + number % 3), tokens, 4 * tokens, 0, 0);
  }

  @Test
  void isExactAndSmall() {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    JavaRDD<Candidate> candidates =
        context
            .parallelize(List.of(0, 1, 2, 3, 4, 5, 6, 7), PARTS)
            .flatMap(
                part ->
                    LongStream.range(part * DOCUMENTS / PARTS, (part + 1) * DOCUMENTS / PARTS)
                        .mapToObj(PlanAtScaleTest::candidate)
                        .iterator());
    long all = DOCUMENTS * MEAN_TOKENS;
    MixtureConfig config =
        MixtureConfig.of(
            List.of(
                StageRecipe.of("one", all * 6 / 10, 8_192, List.of("synthetic"), Map.of()),
                StageRecipe.of("two", all * 4 / 10, 8_192, List.of(), Map.of("maths+code", 0.7)),
                StageRecipe.of("three", all / 5, 32_768, List.of(), Map.of("synthetic", 0.1))),
            42);
    long start = System.nanoTime();
    CandidateScan scan = new RddScan(candidates);
    MixturePlan plan = MixturePlanner.plan(config, scan);
    CandidateScan.Both<ShardSizes, Tally> figured =
        scan.run(new CandidateScan.Both<>(new ShardSizes(config, plan), new Tally(config, plan)));
    System.out.printf(
        "planned %,d documents in %.0f s%n", DOCUMENTS, (System.nanoTime() - start) / 1e9);

    for (StratumDraw draw : plan.draws()) {
      long stage = config.stages().get(draw.stratum().stage()).tokens();
      assertThat((double) draw.drawn() / stage)
          .as("%s", draw)
          .isCloseTo(draw.stratum().share(), within(1e-7 + 2.0 / stage));
      assertThat(draw.target() - draw.drawn()).isBetween(0L, 1L);
    }
    assertThat(plan.documents()).isEqualTo(DOCUMENTS);
    // Neither the plan nor what came to the driver for it grows with the documents.
    assertThat(SerializationUtils.serialize(plan).length).isLessThan(20_000);
    assertThat(SerializationUtils.serialize(figured.second()).length).isLessThan(40_000);
    assertThat(figured.first().plan().shards()).isGreaterThan(2);
  }
}
