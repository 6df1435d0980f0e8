package io.mimodata.mixture.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.EpochCaps;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.QualityBuckets;
import io.mimodata.mixture.recipe.Rule;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.recipe.Where;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

class MixturePlannerTest {
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /** Scans a list in parts, as a cluster does. */
  private record Parts(List<List<Candidate>> parts) implements CandidateScan {
    static Parts of(List<Candidate> all, int count, Random random) {
      List<List<Candidate>> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parts.add(new ArrayList<>());
      }
      all.forEach(candidate -> parts.get(random.nextInt(count)).add(candidate));
      parts.forEach(part -> Collections.shuffle(part, random));
      return new Parts(parts);
    }

    @Override
    public <A extends Aggregate<A>> A run(A empty) {
      A whole = SerializationUtils.clone(empty);
      for (List<Candidate> part : parts) {
        A aggregate = SerializationUtils.clone(empty);
        part.forEach(aggregate::add);
        whole.merge(aggregate);
      }
      return whole;
    }
  }

  private static Candidate candidate(
      String id, String source, String domain, boolean synthetic, double weight, long tokens) {
    Cell cell = new Cell(source, domain, QualityBuckets.UNRATED, "en", synthetic);
    return new Candidate(new Ticket(id, id, cell, weight), tokens, 4 * tokens, 0.25, 0.5);
  }

  private List<Candidate> documents(int count, String source, String domain, boolean synthetic) {
    List<Candidate> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(
          candidate(
              "%s-%s-%d".formatted(source, domain, i),
              source,
              domain,
              synthetic,
              1,
              20 + random.nextInt(2_000)));
    }
    return documents;
  }

  private static long tokens(List<Candidate> documents) {
    return documents.stream().mapToLong(Candidate::tokens).sum();
  }

  private static MixtureConfig config(
      OnInfeasible onInfeasible, Scale scale, StageRecipe... stages) {
    return config(onInfeasible, scale, Map.of(), List.of(), 0, Map.of(), stages);
  }

  private static MixtureConfig config(
      OnInfeasible onInfeasible,
      Scale scale,
      Map<String, Where> groups,
      List<Rule> rules,
      double validation,
      Map<String, Double> epochs,
      StageRecipe... stages) {
    MixtureConfig defaults = MixtureConfig.of(List.of(stages), 42);
    return new MixtureConfig(
        defaults.tokenizer(),
        defaults.stages(),
        groups,
        rules,
        defaults.quality(),
        validation,
        defaults.seed(),
        onInfeasible,
        scale,
        new EpochCaps(4, 64, epochs),
        defaults.shards(),
        defaults.documentMillis());
  }

  private static StageRecipe stage(
      String name, long tokens, List<String> exclude, Map<String, Double> share) {
    return StageRecipe.of(name, tokens, 8_192, exclude, share);
  }

  private static long drawn(MixturePlan plan, int stage, List<Candidate> documents) {
    long[] drawn = new long[1];
    for (Candidate document : documents) {
      plan.forEachCopy(
          stage,
          document.ticket(),
          (copy, tokens) -> drawn[0] += tokens == MixturePlan.WHOLE ? document.tokens() : tokens);
    }
    return drawn[0];
  }

  @Test
  void meetsSharesAndTotalsToTheToken() {
    List<Candidate> maths = documents(300, "web", "maths", false);
    List<Candidate> code = documents(200, "web", "code", false);
    List<Candidate> other = documents(1_000, "web", "news", false);
    List<Candidate> all = new ArrayList<>(maths);
    all.addAll(code);
    all.addAll(other);
    StageRecipe recipe = stage("two", 600_000, List.of(), Map.of("maths+code", 0.7));

    MixturePlan plan =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.NONE, recipe), Parts.of(all, 3, random));

    long inGroup = drawn(plan, 0, maths) + drawn(plan, 0, code);
    long outside = drawn(plan, 0, other);
    assertThat(inGroup).as("seed %d", seed).isBetween(419_999L, 420_000L);
    assertThat(outside).as("seed %d", seed).isBetween(179_999L, 180_000L);
    assertThat(plan.tokens(0)).isEqualTo(inGroup + outside);
    assertThat(plan.draws())
        .extracting(draw -> draw.stratum().group())
        .containsExactly("maths+code", "other");
  }

  @Test
  void doesNotDependOnPartsOrOrder() {
    List<Candidate> all = documents(500, "web", "maths", false);
    all.addAll(documents(40, "made", "maths", true));
    MixtureConfig config =
        config(
            OnInfeasible.ERROR,
            Scale.CORPUS,
            stage("one", 9_000, List.of("synthetic"), Map.of()),
            stage("two", 1_000, List.of(), Map.of("synthetic", 0.3)));
    MixturePlan one = MixturePlanner.plan(config, Parts.of(all, 1, random));
    MixturePlan seven = MixturePlanner.plan(config, Parts.of(all, 7, random));
    for (Candidate candidate : all) {
      for (int stage = 0; stage < 2; stage++) {
        assertThat(one.copies(stage, candidate.ticket()))
            .as("seed %d, %s in %d", seed, candidate, stage)
            .isEqualTo(seven.copies(stage, candidate.ticket()));
      }
    }
    assertThat(one.draws()).isEqualTo(seven.draws());
  }

  @Test
  void fractionalEpochsGiveSomeDocumentsOneCopyMore() {
    List<Candidate> all = documents(400, "web", "maths", false);
    long target = tokens(all) * 5 / 2;
    MixturePlan plan =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.NONE, stage("s", target, List.of(), Map.of())),
            Parts.of(all, 2, random));
    long three = all.stream().filter(d -> plan.copies(0, d.ticket()) == 3).count();
    assertThat(three).as("seed %d", seed).isBetween(150L, 250L);
    // All have two or three, but for the one that closes the gap.
    assertThat(
            all.stream()
                .filter(d -> plan.copies(0, d.ticket()) < 2 || plan.copies(0, d.ticket()) > 3)
                .count())
        .isLessThanOrEqualTo(1);
    assertThat(plan.draws().get(0).epochs()).isCloseTo(2.5, within(0.001));
  }

  @Test
  void drawsByWeight() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      double weight = i % 3 == 0 ? 0 : i % 3 == 1 ? 0.5 : 1.5;
      all.add(candidate("d" + i, "web", null, false, weight, 100));
    }
    MixturePlan plan =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.NONE, stage("s", 100_000, List.of(), Map.of())),
            Parts.of(all, 2, random));
    long[] copies = new long[3];
    for (int i = 0; i < all.size(); i++) {
      copies[i % 3] += plan.copies(0, all.get(i).ticket());
    }
    assertThat(copies[0]).isZero();
    assertThat((double) copies[2] / copies[1]).isCloseTo(3, within(0.5));
    assertThat(copies[1] + copies[2]).isEqualTo(1_000);
  }

  @Test
  void everyTokenThereIsCanBeAsked() {
    List<Candidate> all = documents(50, "web", "maths", false);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR, Scale.NONE, stage("s", 4 * tokens(all), List.of(), Map.of())),
            Parts.of(all, 2, random));
    assertThat(all).allMatch(document -> plan.copies(0, document.ticket()) == 4);
  }

  @Test
  void saysEverythingThatIsMissing() {
    List<Candidate> all = documents(10, "web", "news", false);
    all.add(candidate("m", "web", "maths", false, 1, 1_000));
    MixtureConfig config =
        config(
            OnInfeasible.ERROR,
            Scale.NONE,
            stage("two", 20_000, List.of(), Map.of("maths+code", 0.7)),
            stage("three", 2_000, List.of(), Map.of("synthetic", 0.1)));
    assertThatThrownBy(() -> MixturePlanner.plan(config, Parts.of(all, 1, random)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(
            "two needs 14.00k tokens of maths+code, and 1 documents hold 1.00k, 4.00k at 4.00"
                + " epochs")
        .hasMessageContaining("three needs 200 tokens of synthetic, and no document is of it")
        .hasMessageContaining("on_infeasible: cap");
  }

  @Test
  void capsWhereTheRecipeAllowsIt() {
    List<Candidate> all = documents(500, "web", "news", false);
    all.add(candidate("m", "web", "maths", false, 1, 1_000));
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.CAP,
                Scale.NONE,
                stage("two", 20_000, List.of(), Map.of("maths", 0.7, "code", 0.1))),
            Parts.of(all, 2, random));
    for (StratumDraw draw : plan.draws()) {
      switch (draw.stratum().group()) {
        case "maths" -> {
          assertThat(draw.capped()).isTrue();
          assertThat(draw.drawn()).isEqualTo(4_000);
        }
        case "code" -> {
          assertThat(draw.capped()).isTrue();
          assertThat(draw.drawn()).isZero();
        }
        default -> {
          assertThat(draw.capped()).isFalse();
          assertThat((double) draw.drawn()).as("seed %d", seed).isCloseTo(4_000, within(1.0));
        }
      }
    }
  }

  @Test
  void scaledTargetsKeepTheirProportionsAndTheLargestIsOnePass() {
    List<Candidate> all = documents(2_000, "web", "news", false);
    all.addAll(documents(2_000, "web", "maths", false));
    all.addAll(documents(100, "synthetic", "maths", true));
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.CORPUS,
                MixtureConfig.mimoStages().toArray(StageRecipe[]::new)),
            Parts.of(all, 3, random));
    double natural = tokens(all.subList(0, 4_000));
    assertThat((double) plan.tokens(0)).isCloseTo(natural, within(3.0));
    assertThat((double) plan.tokens(1) / plan.tokens(0)).isCloseTo(4 / 17.784, within(0.001));
    assertThat((double) plan.tokens(2) / plan.tokens(0)).isCloseTo(2 / 17.784, within(0.001));
    assertThat(plan.scale().boundBy()).contains("one pass of stage-1");
  }

  @Test
  void scaleIsBoundByTheShareThatIsHardestToMeet() {
    List<Candidate> all = documents(2_000, "web", "news", false);
    List<Candidate> maths = documents(20, "web", "maths", false);
    all.addAll(maths);
    StageRecipe[] stages = {
      stage("one", 4_000, List.of(), Map.of()), stage("two", 1_000, List.of(), Map.of("maths", 0.7))
    };
    MixturePlan exact =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.CORPUS, stages), Parts.of(all, 2, random));
    assertThat(exact.scale().boundBy()).contains("maths in two");
    assertThat(drawn(exact, 1, maths)).as("seed %d", seed).isEqualTo(4 * tokens(maths));
    assertThat((double) exact.tokens(1)).isCloseTo(4 * tokens(maths) / 0.7, within(3.0));

    MixturePlan capped =
        MixturePlanner.plan(
            config(OnInfeasible.CAP, Scale.CORPUS, stages), Parts.of(all, 2, random));
    assertThat(capped.scale().boundBy()).contains("one pass of one");
    assertThat(capped.draws().get(1).capped()).isTrue();
  }

  /** 63,512 / 700 * 700 is a little less than 63,512 in floating point. */
  @Test
  void theShareThatBindsTheScaleIsDrawnToTheLastToken() {
    List<Candidate> all = documents(2_000, "web", "news", false);
    Candidate maths = candidate("m", "web", "maths", false, 1, 15_878);
    all.add(maths);
    StageRecipe[] stages = {
      stage("one", 4_000, List.of(), Map.of()), stage("two", 1_000, List.of(), Map.of("maths", 0.7))
    };
    MixturePlan plan =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.CORPUS, stages), Parts.of(all, 2, random));
    assertThat(drawn(plan, 1, List.of(maths))).as("seed %d", seed).isEqualTo(63_512);
  }

  @Test
  void aScaledMixtureOfNothingIsAnError() {
    MixtureConfig config =
        config(OnInfeasible.ERROR, Scale.CORPUS, stage("one", 4_000, List.of(), Map.of()));
    assertThatThrownBy(() -> MixturePlanner.plan(config, Parts.of(List.of(), 1, random)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("one needs 100% of its tokens of other, and no document is of it");
  }

  @Test
  void knowsWhatTheRecipeExcludes() {
    Candidate ads = candidate("a", "web", "ads", false, 1, 100);
    Candidate news = candidate("n", "web", "news", false, 1, 100);
    MixturePlan plan =
        MixturePlanner.plan(
            config(OnInfeasible.ERROR, Scale.NONE, stage("s", 100, List.of("ads+jobs"), Map.of())),
            Parts.of(List.of(ads, news), 1, random));
    assertThat(plan.excluded(ads.cell())).isTrue();
    assertThat(plan.excluded(news.cell())).isFalse();
    assertThat(plan.copies(0, news.ticket())).isEqualTo(1);
  }

  @Test
  void stagesDrawDifferentDocuments() {
    List<Candidate> all = documents(1_000, "web", "news", false);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.NONE,
                stage("one", tokens(all) / 2, List.of(), Map.of()),
                stage("two", tokens(all) / 2, List.of(), Map.of())),
            Parts.of(all, 1, random));
    long inBoth =
        all.stream()
            .filter(d -> plan.copies(0, d.ticket()) == 1 && plan.copies(1, d.ticket()) == 1)
            .count();
    assertThat(inBoth).as("seed %d", seed).isBetween(180L, 320L);
  }

  private static Where domain(String... domains) {
    return Where.of(List.of(), List.of(domains), List.of(), List.of(), null);
  }

  @Test
  void ratesScaleCellsAgainstTheOthersOfTheirGroup() {
    List<Candidate> ads = documents(2_000, "web", "ads", false);
    List<Candidate> science = documents(2_000, "web", "science", false);
    List<Candidate> news = documents(2_000, "web", "news", false);
    List<Candidate> all = new ArrayList<>(ads);
    all.addAll(science);
    all.addAll(news);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.NONE,
                Map.of(),
                List.of(
                    new Rule(domain("ads", "news"), 0.5),
                    new Rule(domain("ads"), 0.4),
                    new Rule(domain("science"), 2)),
                0,
                Map.of(),
                stage("s", tokens(all) / 2, List.of(), Map.of())),
            Parts.of(all, 3, random));
    double of = drawn(plan, 0, science) / (double) tokens(science);
    assertThat(drawn(plan, 0, news) / (double) tokens(news))
        .as("seed %d", seed)
        .isCloseTo(of / 4, within(0.03));
    assertThat(drawn(plan, 0, ads) / (double) tokens(ads))
        .as("seed %d", seed)
        .isCloseTo(of / 10, within(0.03));
  }

  @Test
  void aRateOfZeroExcludes() {
    Candidate ads = candidate("a", "web", "ads", false, 1, 100);
    Candidate news = candidate("n", "web", "news", false, 1, 100);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.NONE,
                Map.of(),
                List.of(new Rule(domain("ads"), 0)),
                0,
                Map.of(),
                stage("s", 100, List.of(), Map.of())),
            Parts.of(List.of(ads, news), 1, random));
    assertThat(plan.excluded(ads.cell())).isTrue();
    assertThat(plan.copies(0, news.ticket())).isEqualTo(1);
  }

  @Test
  void groupsOfTheRecipeHaveTheirOwnCaps() {
    List<Candidate> maths = documents(20, "web", "maths", false);
    List<Candidate> all = new ArrayList<>(maths);
    all.addAll(documents(2_000, "web", "news", false));
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.CAP,
                Scale.NONE,
                Map.of("stem", domain("maths", "science")),
                List.of(),
                0,
                Map.of("stem", 9.0),
                stage("s", 1_000_000, List.of(), Map.of("stem", 0.5))),
            Parts.of(all, 2, random));
    assertThat(plan.draws().get(0).capped()).isTrue();
    assertThat(drawn(plan, 0, maths)).isEqualTo(9 * tokens(maths));
  }

  @Test
  void aGroupOfTheRecipeHidesADomainOfItsName() {
    Where good = Where.of(List.of(), List.of("maths"), List.of("high"), List.of(), null);
    List<Candidate> all = documents(200, "web", "maths", false);
    for (int i = 0; i < 200; i++) {
      Cell cell = new Cell("web", "maths", "high", "en", false);
      all.add(new Candidate(new Ticket("g" + i, "g" + i, cell, 1), 500, 2_000, 0, 0));
    }
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.NONE,
                Map.of("maths", good),
                List.of(),
                0,
                Map.of(),
                stage("s", 100_000, List.of(), Map.of("maths", 1.0))),
            Parts.of(all, 2, random));
    assertThat(plan.tokens(0)).isEqualTo(100_000);
    assertThat(all.subList(0, 200)).allMatch(d -> plan.copies(0, d.ticket()) == 0);
  }

  @Test
  void whatIsHeldOutIsInNoStageNorWhatWasMadeOfIt() {
    List<Candidate> all = documents(4_000, "web", "news", false);
    List<Candidate> made = new ArrayList<>();
    for (Candidate document : all) {
      Cell cell = new Cell("synthetic", "news", QualityBuckets.UNRATED, "en", true);
      Ticket ticket = new Ticket("of-" + document.ticket().id(), document.ticket().id(), cell, 1);
      made.add(new Candidate(ticket, 50, 200, 0, 0));
    }
    List<Candidate> both = new ArrayList<>(all);
    both.addAll(made);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.CAP,
                Scale.NONE,
                Map.of(),
                List.of(),
                0.05,
                Map.of(),
                stage("s", 4 * tokens(both), List.of(), Map.of())),
            Parts.of(both, 2, random));
    long held = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean isHeld = plan.isHeldOut(all.get(i).ticket());
      held += isHeld ? 1 : 0;
      assertThat(plan.isHeldOut(made.get(i).ticket())).isEqualTo(isHeld);
      assertThat(plan.copies(0, all.get(i).ticket()) == 0).isEqualTo(isHeld);
      assertThat(plan.copies(0, made.get(i).ticket()) == 0).isEqualTo(isHeld);
    }
    assertThat(held).isBetween(150L, 250L);
  }

  @Test
  void sharesAreMetOverOneHundredMillionTokensWithoutADocumentInMemory() {
    // Documents come and go as the scan makes them; only sums stay.
    CandidateScan scan = new MadeUp(200_000);
    MixturePlan plan =
        MixturePlanner.plan(
            config(
                OnInfeasible.ERROR,
                Scale.NONE,
                stage("one", 60_000_000, List.of("synthetic"), Map.of()),
                stage("two", 40_000_000, List.of(), Map.of("maths+code", 0.7)),
                stage("three", 20_000_000, List.of(), Map.of("synthetic", 0.1))),
            scan);
    for (StratumDraw draw : plan.draws()) {
      long wanted = Math.round(draw.stratum().share() * 1e6) * stageTokens(draw) / 1_000_000;
      assertThat((double) draw.drawn() / stageTokens(draw))
          .as("%s", draw)
          .isCloseTo((double) wanted / stageTokens(draw), within(0.0001));
    }
    assertThat(plan.tokens(0)).isBetween(59_999_990L, 60_000_000L);
    assertThat(plan.tokens(1)).isBetween(39_999_990L, 40_000_000L);
    assertThat(plan.tokens(2)).isBetween(19_999_990L, 20_000_000L);
    // What a plan weighs does not depend on the documents.
    assertThat(SerializationUtils.serialize(plan).length).isLessThan(20_000);
  }

  private static long stageTokens(StratumDraw draw) {
    return List.of(60_000_000L, 40_000_000L, 20_000_000L).get(draw.stratum().stage());
  }

  /** Documents of five kinds that are made anew at each scan. */
  private record MadeUp(int documents) implements CandidateScan {
    @Override
    public <A extends Aggregate<A>> A run(A empty) {
      Random lengths = new Random(7);
      String[] domains = {"maths", "code", "news", "science", "prose"};
      A aggregate = SerializationUtils.clone(empty);
      for (int i = 0; i < documents; i++) {
        aggregate.add(
            candidate(
                "d" + i,
                "web",
                domains[i % domains.length],
                i % 50 == 0,
                1 + i % 3,
                20 + lengths.nextInt(1_000)));
      }
      return aggregate;
    }
  }
}
