package io.mimodata.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.Reason;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.TestConfig;
import io.mimodata.filter.TestTags;
import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Policy DEFAULT = new Policy(FilterConfig.defaults().policy());

  @Test
  void ordinaryProseStaysWithAnOrdinaryWeight() {
    assertThat(judge(DEFAULT, new TestTags())).isEqualTo("stays");
    assertThat(DEFAULT.judge(new TestTags().tags(), "web").weight()).isBetween(1.0, 2.0);
  }

  @Test
  void theDefaultDropsOnlyTheNearCertain() {
    TestTags navigation = new TestTags().domain(Domain.SPAM_NAV, 0.97);
    assertThat(judge(DEFAULT, navigation))
        .isEqualTo(
            "filter.navigation: navigation or spam: domain spam_nav, domain_score 0.970,"
                + " formula_code_density 0.000, language en");
    assertThat(judge(DEFAULT, new TestTags().domain(Domain.SPAM_NAV, 0.8))).isEqualTo("stays");
    assertThat(judge(DEFAULT, new TestTags().domain(Domain.ADS, 0.99))).isEqualTo("stays");
    assertThat(judge(DEFAULT, navigation.in("ru", 0.99)))
        .as("the built-in model has not seen Russian")
        .isEqualTo("stays");
    assertThat(judge(DEFAULT, new TestTags().with(Signal.WORDS, 5)))
        .isEqualTo("filter.too_short: too short: all_words 5.000");
    assertThat(judge(DEFAULT, new TestTags().with(Signal.SYMBOL_RATIO, 0.7)))
        .startsWith("filter.symbols: ");
    assertThat(judge(DEFAULT, new TestTags().with(Signal.LINE_REPETITION, 0.9)))
        .startsWith("filter.repetition: ");
  }

  @Test
  void formulasAndCodeAreNeverAReason() {
    for (Signal density : List.of(Signal.FORMULA_DENSITY, Signal.CODE_DENSITY)) {
      TestTags rich =
          new TestTags()
              .with(density, 0.3)
              .with(Signal.SYMBOL_RATIO, 0.9)
              .with(Signal.LINE_REPETITION, 0.9)
              .domain(Domain.SPAM_NAV, 0.99);
      assertThat(judge(DEFAULT, rich)).isEqualTo("stays");
    }
    assertThat(judge(DEFAULT, new TestTags().with(Signal.WORDS, 3).with(Signal.FORMULA_WORDS, 40)))
        .isEqualTo("stays");
  }

  @Test
  void weighsByDomainAndGrades() {
    double ordinary = weight(new TestTags());
    assertThat(weight(new TestTags().domain(Domain.ADS, 0.8)))
        .isCloseTo(0.2 * ordinary, within(1e-9));
    assertThat(weight(new TestTags().domain(Domain.NEWS, 0.8))).isLessThan(ordinary);
    assertThat(weight(new TestTags().grade(Dimension.KNOWLEDGE_DENSITY, 0.1)))
        .isLessThanOrEqualTo(0.3);
    assertThat(
            weight(
                new TestTags()
                    .domain(Domain.MATHS, 0.9)
                    .grade(Dimension.KNOWLEDGE_DENSITY, 0.9)
                    .grade(Dimension.REASONING_DEPTH, 0.9)
                    .grade(Dimension.PROFESSIONAL, 0.9)))
        .isGreaterThan(1.4 * ordinary);
  }

  @Test
  void languagesGoOnlyIfTheyCanBeTold() {
    Policy english = new Policy(TestConfig.of(Set.of("en", "zh"), Preset.DEFAULT).policy());
    assertThat(judge(english, new TestTags().in("de", 0.9)))
        .isEqualTo(
            "filter.language: languages: language de, language_score 0.900, second_language und");
    assertThat(judge(english, new TestTags().in("zh", 0.9))).isEqualTo("stays");
    assertThat(judge(english, new TestTags().in("und", 0.5))).isEqualTo("stays");
  }

  @Test
  void theFirstDropThatNoKeepCameBeforeCounts() {
    Rule keepMaths =
        new Rule(
            "maths",
            List.of(new Condition.OneOf("domain", new TreeSet<>(Set.of("maths")), false)),
            new Effect.Keep());
    Rule dropShallow =
        new Rule(
            "shallow",
            List.of(new Condition.Between("reasoning_depth", 0, 0.3)),
            new Effect.Drop(Reason.FILTER_RULE));
    Rule dropAll = new Rule("all", List.of(), new Effect.Drop(Reason.FILTER_QUALITY));
    TestTags maths = new TestTags().domain(Domain.MATHS, 0.9).grade(Dimension.REASONING_DEPTH, 0.1);
    TestTags shallow = new TestTags().grade(Dimension.REASONING_DEPTH, 0.1);

    assertThat(judge(new Policy(List.of(keepMaths, dropShallow)), maths)).isEqualTo("stays");
    assertThat(judge(new Policy(List.of(dropShallow, keepMaths)), maths))
        .isEqualTo("filter.rule: shallow: reasoning_depth 0.100");
    assertThat(judge(new Policy(List.of(keepMaths, dropShallow, dropAll)), shallow))
        .startsWith("filter.rule: ");
  }

  @Test
  void weightsMultiplyAndAreCutButForNought() {
    Rule tenth = new Rule("tenth", List.of(), new Effect.Weight(0.1));
    Rule source =
        new Rule(
            "books",
            List.of(new Condition.OneOf("source", new TreeSet<>(Set.of("books")), false)),
            new Effect.Weight(100));
    Rule none = new Rule("none", List.of(), new Effect.Weight(0));
    Rule slope = new Rule("slope", List.of(), new Effect.Slope("educational_value", 0.5, 1.5));

    assertThat(weight(new Policy(List.of(tenth, tenth)))).isEqualTo(Policy.LEAST_WEIGHT);
    assertThat(new Policy(List.of(source)).judge(new TestTags().tags(), "books").weight())
        .isEqualTo(Policy.MOST_WEIGHT);
    assertThat(weight(new Policy(List.of(source)))).isEqualTo(1);
    assertThat(weight(new Policy(List.of(tenth, none)))).isZero();
    assertThat(weight(new Policy(List.of(slope)))).isEqualTo(1);
  }

  @Test
  void conditionsKnowTheirFacts() {
    assertThatThrownBy(() -> new Condition.Between("domain", 0, 1))
        .hasMessage("domain is a text: name values as in [en, zh], or {not: [en, zh]}");
    assertThatThrownBy(() -> new Condition.OneOf("words", new TreeSet<>(), false))
        .hasMessage("words is a number: give bounds as in {min: 0.5, max: 1}");
    assertThatThrownBy(() -> new Condition.Between("words", 9, 3))
        .hasMessage("words must have min <= max, cannot be: 9.0..3.0");
    assertThatThrownBy(() -> new Effect.Weight(-1))
        .hasMessage("weight must be at least 0, cannot be: -1.0");
  }

  private static double weight(TestTags tags) {
    return DEFAULT.judge(tags.tags(), "web").weight();
  }

  private static double weight(Policy policy) {
    return policy.judge(new TestTags().tags(), "web").weight();
  }

  private static String judge(Policy policy, TestTags tags) {
    return policy
        .judge(tags.tags(), "web")
        .removal()
        .map(removal -> removal.reason().code() + ": " + removal.detail())
        .orElse("stays");
  }
}
