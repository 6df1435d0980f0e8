package io.mimodata.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mimodata.document.Reason;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.policy.Condition;
import io.mimodata.filter.policy.Effect;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import io.mimodata.filter.privacy.PrivacyKind;
import io.mimodata.filter.repair.RepairKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FilterSectionTest {
  private static final String SOURCES = "sources: [{name: a, format: html, input: b}]\n";

  @Test
  void withoutASectionEverythingHasItsDefault() {
    FilterRecipe filter = RecipeLoader.loadText(SOURCES, "r.yaml", List.of()).filter();
    assertThat(filter.config()).isEqualTo(FilterConfig.defaults());
    assertThat(filter.taggers()).hasSize(1);
    assertThat(filter.keepsTags()).isTrue();
  }

  @Test
  void readsRowsOfThePolicyInTheirOrder() {
    FilterConfig config =
        read(
            """
              policy:
                preset: none
                rules:
                  - {name: papers, where: {source: [arxiv, books]}, keep: true}
                  - {where: {p_ads: {min: 0.8}, language: {not: en}}, drop: navigation}
                  - {where: {formulas: 0}, weight: 0.5}
            """);
    assertThat(config.preset()).isEqualTo(Preset.NONE);
    assertThat(config.rules())
        .containsExactly(
            new Rule(
                "papers",
                List.of(
                    new Condition.OneOf("source", new TreeSet<>(Set.of("arxiv", "books")), false)),
                new Effect.Keep()),
            new Rule(
                "rule 2",
                List.of(
                    new Condition.Between("p_ads", 0.8, Double.MAX_VALUE),
                    new Condition.OneOf("language", new TreeSet<>(Set.of("en")), true)),
                new Effect.Drop(Reason.FILTER_NAVIGATION)),
            new Rule(
                "rule 3",
                List.of(new Condition.Between("formulas", 0, 0)),
                new Effect.Weight(0.5)));
  }

  @Test
  void aWeightMayFollowANumber() {
    FilterConfig config =
        read("  policy: {rules: [{weight: {by: clarity, from: 0.5, to: 2}}, {drop: true}]}\n");
    assertThat(config.rules())
        .extracting(Rule::effect)
        .containsExactly(new Effect.Slope("clarity", 0.5, 2), new Effect.Drop(Reason.FILTER_RULE));
  }

  @Test
  void everyMistakeIsNamedWithTheNearestKey() {
    assertThat(
            problems(
                """
                  policy:
                    rules:
                      - {where: {knowledge_densety: {min: 0.5}}, drop: true}
                      - {where: {domain: maths}}
                      - {keep: true, weight: 2}
                      - {drop: qualitty}
                      - {where: {words: {min: 9, max: 3}}, drop: true}
                      - {where: {gopher_words: {max: 50}}, drop: true}
                """))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("policy.rules[0].where.knowledge_densety")
                    .contains("did you mean 'knowledge_density'?"))
        .anySatisfy(problem -> assertThat(problem).contains("rules[1]", "one of keep, drop and"))
        .anySatisfy(problem -> assertThat(problem).contains("rules[2]", "has 2"))
        .anySatisfy(
            problem ->
                assertThat(problem).contains("rules[3].drop").contains("did you mean 'quality'?"))
        .anySatisfy(problem -> assertThat(problem).contains("min <= max"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("published_signals must be values, as the policy asks for gopher_"));
  }

  @Test
  void readsRepairPrivacyAndWordLists() {
    FilterConfig config =
        read(
            """
              repair: [mojibake]
              privacy: {kinds: [email, secret], placeholder: "[{kind}]", phone_regions: [DE]}
              word_lists: {toxic: none}
              published_signals: values
            """);
    assertThat(config.repair().kinds()).containsExactly(RepairKind.MOJIBAKE);
    assertThat(config.privacy().kinds())
        .containsExactlyInAnyOrder(PrivacyKind.EMAIL, PrivacyKind.SECRET);
    assertThat(config.wordLists()).containsOnlyKeys("adult");
    assertThat(problems("  word_lists: {adult: /nowhere.txt}\n"))
        .anySatisfy(problem -> assertThat(problem).contains("does not exist: /nowhere.txt"));
    assertThat(problems("  privacy: {placeholder: secret}\n"))
        .anySatisfy(problem -> assertThat(problem).contains("placeholder must be {kind}"));
  }

  @Test
  void aPresetOfPublishedRulesAsksThemOfAll() {
    assertThat(problems("  policy: {preset: gopher}\n"))
        .anySatisfy(
            problem -> assertThat(problem).contains("published_signals must be drops or values"));
    assertThat(read("  policy: {preset: gopher}\n  published_signals: drops\n").preset())
        .isEqualTo(Preset.GOPHER);
  }

  private static FilterConfig read(String filter) {
    return RecipeLoader.loadText(SOURCES + "filter:\n" + filter, "r.yaml", List.of())
        .filter()
        .config();
  }

  private static List<String> problems(String filter) {
    return catchThrowableOfType(ConfigurationException.class, () -> read(filter)).problems();
  }
}
