package io.mimodata.synthgen.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.seed.SeedOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptBuilderTest {
  private static final SeedOrder ORDER = new SeedOrder(42);

  private final PromptBuilder builder = builder(List.of(), List.of(StrategySpec.SEED));

  private static PromptBuilder builder(List<String> problemForms, List<String> writeIn) {
    return new PromptBuilder(
        TemplateSet.builtIn(),
        Arrays.stream(Strategy.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    strategy ->
                        spec(strategy == Strategy.PROBLEM ? problemForms : List.of(), writeIn))),
        ORDER);
  }

  private static StrategySpec spec(List<String> forms, List<String> writeIn) {
    return new StrategySpec(
        List.of(), List.of(), List.of(), Map.of(), Map.of(), 0, 0, 1, 1, 1, 1, forms, writeIn);
  }

  private List<Prompt> samples(Strategy strategy, String id, String language, int n) {
    return IntStream.range(0, n)
        .mapToObj(sample -> builder.build(strategy, id, language, "Some text.", sample))
        .toList();
  }

  @Test
  void aProblemMayBeAskedAsItStands() {
    assertThat(
            builder(List.of("problem.plain"), List.of(StrategySpec.SEED))
                .build(Strategy.PROBLEM, "id", "en", "\nFind $x$.\n", 7))
        .isEqualTo(
            new Prompt(Strategy.PROBLEM, "problem.plain@1", 7, null, "en", null, "Find $x$."));
  }

  @Test
  void aPassageStandsBelowItsInstruction() {
    Prompt prompt = builder.build(Strategy.PASSAGE, "id", "en", "A graph is {{audience}}.", 0);

    assertThat(prompt.template()).matches("passage\\.[a-z]+@1");
    assertThat(prompt.text())
        .endsWith("Write in English.\n\nA graph is {{audience}}.")
        .containsOnlyOnce("{{");
    assertThat(builder.build(Strategy.PASSAGE, "id", "en", "A graph is {{audience}}.", 0))
        .isEqualTo(prompt);
  }

  @Test
  void samplesOfASeedDifferInFormFirstThenInAudienceAndComeTwiceOnlyAfterAll() {
    List<Prompt> prompts = samples(Strategy.PASSAGE, "id", "en", 36);

    assertThat(templates(prompts.subList(0, 4))).hasSize(4);
    assertThat(prompts.subList(0, 4).stream().map(Prompt::audience).distinct()).hasSize(4);
    assertThat(templates(prompts.subList(4, 8))).hasSize(4);
    assertThat(prompts.subList(0, 18).stream().map(Prompt::text).distinct()).hasSize(18);
    assertThat(prompts.subList(18, 36).stream().map(Prompt::text).collect(Collectors.toSet()))
        .isEqualTo(prompts.subList(0, 18).stream().map(Prompt::text).collect(Collectors.toSet()));
    assertThat(samples(Strategy.PASSAGE, "other", "en", 8))
        .isNotEqualTo(samples(Strategy.PASSAGE, "id", "en", 8));
  }

  private static Set<String> templates(List<Prompt> prompts) {
    return prompts.stream().map(Prompt::template).collect(Collectors.toSet());
  }

  @Test
  void formsOfTheFirstSamplesFollowTheirWeights() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6_000; i++) {
      String template = builder.build(Strategy.PROBLEM, "id" + i, "en", "2 + 2?", 0).template();
      counts.merge(template, 1, Integer::sum);
    }

    assertThat(counts.get("problem.plain@1")).isBetween(2_850, 3_150);
    assertThat(counts.get("problem.verify@1")).isBetween(900, 1_100);
    assertThat(counts.get("problem.tutor@1")).isBetween(900, 1_100);
  }

  /** These choices stand behind every run's prompts; they must never change. */
  @Test
  void choicesOfASeedAreFixed() {
    assertThat(samples(Strategy.QUERY, "2b4fae22cca30ae839bf815d845105a5", "en", 4))
        .extracting(prompt -> prompt.template() + " " + prompt.audience())
        .containsExactly(
            "query.question@1 teenagers",
            "query.letter@1 literary",
            "query.essay@1 general",
            "query.explain@1 teacher");
  }

  @Test
  void instructionsAreInTheLanguageOfTheAnswerWhereThereIsAWording() {
    assertThat(builder.build(Strategy.PASSAGE, "id", "zh-Hans", "群。", 0))
        .satisfies(
            prompt -> {
              assertThat(prompt.language()).isEqualTo("zh");
              assertThat(prompt.text()).contains("请用中文写作。").doesNotContain("Write");
            });
    assertThat(builder.build(Strategy.PASSAGE, "id", "fr", "Un groupe.", 0).text())
        .contains("Write in French.");
    assertThat(builder.build(Strategy.PASSAGE, "id", null, "?", 0))
        .satisfies(
            prompt -> {
              assertThat(prompt.language()).isNull();
              assertThat(prompt.text()).contains("Write in the language of the text.");
            });
  }

  @Test
  void answersMayBeAskedForInOtherLanguagesThanTheSeeds() {
    PromptBuilder both = builder(List.of("problem.verify"), List.of(StrategySpec.SEED, "zh"));
    Set<String> languages = new HashSet<>();
    for (int sample = 0; sample < 2; sample++) {
      languages.add(both.build(Strategy.PROBLEM, "id", "en", "2 + 2?", sample).language());
    }

    assertThat(languages).containsExactlyInAnyOrder("en", "zh");
    assertThat(both.build(Strategy.PROBLEM, "id", "zh", "2 + 2?", 1).language()).isEqualTo("zh");
  }

  @Test
  void formsThatThereAreNotAreNamed() {
    assertThatThrownBy(() -> builder(List.of("query.poem", "problem.x"), List.of("en")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("problem.forms must be templates of the strategy, [problem.pitfall,")
        .hasMessageContaining("cannot be: query.poem; ")
        .hasMessageContaining("cannot be: problem.x");
  }

  @Test
  void aLongTextIsCutAtAParagraph() {
    String paragraph = "word ".repeat(20).strip();
    String text = (paragraph + "\n\n").repeat(10).strip();

    assertThat(Passage.cut(text, 350)).isEqualTo((paragraph + "\n\n").repeat(3).strip());
    assertThat(Passage.cut(text, text.length())).isEqualTo(text);
  }

  @Test
  void aTextWithoutBreaksIsCutBetweenCharacters() {
    assertThat(Passage.cut("\uD83D\uDE00".repeat(10), 5)).isEqualTo("\uD83D\uDE00".repeat(2));
    assertThat(Passage.cut("one\ntwo\nthree", 9)).isEqualTo("one\ntwo");
  }

  @Test
  void aCodeBlockIsQuotedWholeOrNotAtAll() {
    assertThat(Passage.cut("Some prose.\n\n```java\nint a;\n\nint b;\n```\n\nMore.", 30))
        .isEqualTo("Some prose.");
  }
}
