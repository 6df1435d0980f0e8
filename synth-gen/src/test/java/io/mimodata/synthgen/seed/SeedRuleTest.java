package io.mimodata.synthgen.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedRuleTest {
  private static final SeedRule RULE = new SeedRule(SynthConfig.defaults().specs());

  private static SeedFacts facts(String source, String domain, double words, double reasoning) {
    return new SeedFacts(
        source, domain, "en", Map.of("reasoning_depth", reasoning), Map.of("words", words));
  }

  @Test
  void eachStrategyTakesItsKindOfDocument() {
    assertThat(RULE.strategyOf(facts("problems", "maths", 40, 0.9))).contains(Strategy.PROBLEM);
    assertThat(RULE.strategyOf(facts("web", "maths", 400, 0.9))).contains(Strategy.PASSAGE);
    assertThat(RULE.strategyOf(facts("web", "other", 400, 0.1))).contains(Strategy.QUERY);
  }

  @Test
  void whatNoStrategyTakesIsNoSeed() {
    assertThat(RULE.strategyOf(facts("web", "maths", 400, 0.4))).isEmpty();
    assertThat(RULE.strategyOf(facts("web", "maths", 20, 0.9))).isEmpty();
    assertThat(RULE.strategyOf(facts("web", "news", 400, 0.9))).isEmpty();
    assertThat(RULE.strategyOf(new SeedFacts("web", "maths", "en", null, null))).isEmpty();
    assertThat(RULE.strategyOf(new SeedFacts(null, null, null, Map.of(), Map.of("words", 400.0))))
        .isEmpty();
  }

  @Test
  void aDocumentThatTwoStrategiesWouldTakeGoesToTheFirst() {
    assertThat(RULE.strategyOf(facts("problems", "other", 400, 0.9))).contains(Strategy.PROBLEM);
  }

  @Test
  void languageSignalsAndDensityAreConditionsToo() {
    SeedRule rule =
        new SeedRule(
            Map.of(
                Strategy.PASSAGE,
                new StrategySpec(
                    StrategySpec.ANY,
                    StrategySpec.ANY,
                    List.of("zh", "en"),
                    Map.of(),
                    Map.of("connectives", 0.01),
                    0.1,
                    1,
                    1_000,
                    1,
                    1,
                    1,
                    StrategySpec.ANY,
                    List.of(StrategySpec.SEED))));
    Map<String, Double> signals =
        Map.of("words", 50.0, "connectives", 0.02, "formula_density", 0.06, "code_density", 0.05);

    assertThat(rule.strategyOf(new SeedFacts("web", null, "zh", Map.of(), signals)))
        .contains(Strategy.PASSAGE);
    assertThat(rule.strategyOf(new SeedFacts("web", null, "fr", Map.of(), signals))).isEmpty();
    for (String missing : List.of("connectives", "formula_density", "code_density")) {
      Map<String, Double> fewer = new HashMap<>(signals);
      fewer.remove(missing);
      assertThat(rule.strategyOf(new SeedFacts("web", null, "zh", Map.of(), fewer)))
          .as(missing)
          .isEmpty();
    }
  }

  /** These values stand behind every run's choice of seeds; they must never change. */
  @Test
  void numbersOfADocumentAreFixed() {
    SeedOrder order = new SeedOrder(42);
    String id = "2b4fae22cca30ae839bf815d845105a5";

    assertThat(order.priority(id)).isEqualTo(8454803034907987914L);
    assertThat(new SeedOrder(43).priority(id)).isNotEqualTo(order.priority(id));
  }

  @Test
  void prioritiesFillTheirRangeEvenly() {
    SeedOrder order = new SeedOrder(1);
    long below =
        IntStream.range(0, 10_000)
            .filter(i -> order.priority("id" + i) < SeedOrder.bound(0.3))
            .count();

    assertThat(below).isBetween(2_850L, 3_150L);
    assertThat(SeedOrder.bound(0)).isZero();
    assertThat(SeedOrder.bound(1)).isEqualTo(SeedOrder.UNBOUNDED);
  }
}
