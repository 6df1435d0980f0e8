package io.mimodata.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mimodata.filter.FilterConfig;
import io.mimodata.ingest.Format;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.TokenCount;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeLoaderTest {
  private static final String WHOLE =
      """
      name: crawl
      seed: 7
      root: /data
      sources:
        - {name: web, format: warc, input: ['crawl/*.warc.gz']}
        - {name: problems, format: jsonl, input: /other/p.jsonl, id_field: key}
      dedup: {levels: [url, near], bands: 20, verify: 0.8}
      filter: {languages: [en], policy: {rules: [{where: {knowledge_density: {max: 0.2}}, drop: quality}]}}
      synth: {model: "http://localhost:8000/v1", model_name: m, strategies: {problem: {max_seeds: 5}}}
      mixture:
        stages:
          - {name: stage-1, tokens: 1.5B, context: 8192, exclude: [synthetic]}
          - {name: stage-2, tokens: 10M, share: {maths+code: 0.7}}
      """;

  @TempDir Path temp;

  private Recipe load(String yaml, String... overrides) {
    return RecipeLoader.loadText(yaml, "r.yaml", List.of(overrides));
  }

  private List<String> problems(String yaml, String... overrides) {
    return catchThrowableOfType(ConfigurationException.class, () -> load(yaml, overrides))
        .problems();
  }

  @Test
  void readsEverySection() {
    Recipe recipe = load(WHOLE, "filter.contaminated=cut");

    assertThat(recipe.seed()).isEqualTo(7);
    assertThat(recipe.sources().get(0).format()).isEqualTo(Format.WARC);
    assertThat(recipe.sources().get(0).input()).containsExactly("/data/crawl/*.warc.gz");
    assertThat(recipe.sources().get(1).input()).containsExactly("/other/p.jsonl");
    assertThat(recipe.sources().get(1).fields().id()).isEqualTo("key");
    assertThat(recipe.dedup().bands()).isEqualTo(20);
    assertThat(recipe.dedup().rows()).isEqualTo(8);
    assertThat(recipe.filter().config().rules()).hasSize(1);
    assertThat(recipe.filter().config().contaminated()).isEqualTo(FilterConfig.Contaminated.CUT);
    assertThat(recipe.synth().orElseThrow().config().strategies()).containsOnlyKeys("problem");
    assertThat(recipe.mixture().stages().get(0).tokens()).isEqualTo(1_500_000_000L);
    assertThat(recipe.mixture().stages().get(1).share()).containsEntry("maths+code", 0.7);
    assertThat(recipe.mixture().onInfeasible()).isEqualTo(OnInfeasible.ERROR);
  }

  @Test
  void aModelIsOnServersOrInAFolder() {
    SynthRecipe served =
        load(
                WHOLE,
                "synth.model=[http://a:8000/v1, http://b:8000/v1]",
                "synth.paid_retries=0",
                "synth.idle_timeout=30s",
                "synth.gates={max_responses: 4, decontaminate_words: 13}",
                "synth.budget={tokens: 10M, cost: 5, prompt_price: 0.1, completion_price: 0.4}")
            .synth()
            .orElseThrow();

    assertThat(served.model().isServed()).isTrue();
    assertThat(served.model().locations()).hasSize(2);
    assertThat(served.model().paidRetries()).isZero();
    assertThat(served.model().timeouts().betweenTokens()).hasSeconds(30);
    assertThat(served.config().gates().groups().maxResponses()).isEqualTo(4);
    assertThat(served.config().gates().decontaminateWords()).isEqualTo(13);
    assertThat(served.config().budget().maxTokens()).isEqualTo(10_000_000);
    assertThat(served.config().budget().prices().of(2_000_000, 1_000_000)).isEqualTo(0.6);

    SynthRecipe local =
        load(WHOLE, "synth.model=/models/MiMo-7B-RL", "synth.weights=q8_0").synth().orElseThrow();
    assertThat(local.model().isServed()).isFalse();
    assertThat(local.model().weights()).isEqualTo(WeightForm.Q8_0);

    assertThat(problems(WHOLE, "synth.model=[http://a/v1, /models/x]"))
        .anySatisfy(
            problem -> assertThat(problem).contains("must be URLs of servers, or one folder"));
    assertThat(problems(WHOLE, "synth.budget={cost: 5}"))
        .anySatisfy(problem -> assertThat(problem).contains("a cost needs prices"));
    assertThat(problems(WHOLE, "synth.gates={max_answers: 5}"))
        .anySatisfy(problem -> assertThat(problem).contains("max_answers"));
  }

  @Test
  void aStrategyNamesFormsSignalsAndLanguages() {
    StrategySpec spec =
        load(
                WHOLE,
                "synth.strategies.problem={forms: [problem.plain], samples: 16, write_in: [seed, zh],"
                    + " languages: [en], min_density: 0.1, min_signals: {connectives: 0.01}}")
            .synth()
            .orElseThrow()
            .config()
            .strategies()
            .get("problem");

    assertThat(spec.forms()).containsExactly("problem.plain");
    assertThat(spec.samples()).isEqualTo(16);
    assertThat(spec.writeIn()).containsExactly("seed", "zh");
    assertThat(spec.languages()).containsExactly("en");
    assertThat(spec.minDensity()).isEqualTo(0.1);
    assertThat(spec.minSignals()).containsEntry("connectives", 0.01);
    assertThat(
            problems(
                WHOLE,
                "synth.strategies.problem={forms: [problem.plan], min_signals: {connective: 1}}"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("problem.forms must be templates of the strategy, [problem.pitfall,")
                    .contains("cannot be: problem.plan"))
        .anySatisfy(
            problem -> assertThat(problem).contains("min_signals.connective", "is not a signal"));
  }

  @Test
  void theResolvedRecipeReadsBackAsItself() throws IOException {
    Recipe recipe = load(WHOLE);
    Path file = temp.resolve("recipe.yaml");
    Files.writeString(file, RecipeText.yaml(recipe));
    Recipe again = RecipeLoader.load(Optional.of(file), List.of(), true);

    assertThat(RecipeText.yaml(again)).isEqualTo(RecipeText.yaml(recipe));
    assertThat(again).isEqualTo(recipe);
  }

  @Test
  void withoutStagesTheReportsThreeAreScaledToTheCorpus() {
    Recipe recipe = load("sources: [{name: a, format: html, input: b}]");

    assertThat(recipe.mixture().stages()).hasSize(3);
    assertThat(recipe.mixture().scale()).isEqualTo(Scale.CORPUS);
    assertThat(recipe.mixture().onInfeasible()).isEqualTo(OnInfeasible.CAP);
  }

  @Test
  void everyMistakeIsReportedWithItsLine() {
    assertThat(
            problems(
                """
                sources:
                  - {name: web, format: wark, input: x}
                  - {name: web, format: html}
                  - {name: , format: html, input: x}
                extract: {timeout: soon}
                mixtur: {}
                mixture:
                  stages:
                    - {name: stage-1, tokens: }
                    - {name: stage-2, tokens: lots, share: {maths: 2}}
                """))
        .containsExactly(
            "r.yaml:2: sources[0].format must be one of warc, html, pdf, jsonl, parquet, text, is 'wark'",
            "r.yaml:3: sources[1].name is the name of two sources: 'web'; names must differ",
            "r.yaml:3: sources[1].input is missing: name files, folders or globs",
            "r.yaml:4: sources[2].name is missing",
            "r.yaml:5: extract.timeout must be a duration such as 30s, is 'soon'",
            "r.yaml:9: mixture.stages[0].tokens is missing",
            "r.yaml:10: mixture.stages[1].tokens is wrong: " + tokensMessage(),
            "r.yaml:10: mixture.stages[1].share.maths must be between 0.0 and 1.0, is 2.0",
            "r.yaml:6: mixtur is not a key; did you mean 'mixture'?");
  }

  private static String tokensMessage() {
    return catchThrowableOfType(IllegalArgumentException.class, () -> TokenCount.parse("lots"))
        .getMessage();
  }

  @Test
  void filesThatAreNotThereAndBrokenTextAreProblems() {
    assertThat(problems("sources: []\nmixture: {tokenizer: {path: /nowhere/t.json}}\n"))
        .contains(
            "r.yaml:2: mixture.tokenizer.path names a file that does not exist: /nowhere/t.json");
    assertThat(problems("a: \u0000")).hasSize(1).first().asString().contains("is not valid YAML");
    assertThat(problems("a: &x [*x]\nsources: [{name: a, format: html, input: b}]"))
        .anyMatch(problem -> problem.contains("refers to what it stands in"));
  }

  @Test
  void readsWhichTokenizerIsWanted() throws IOException {
    Path file = Files.writeString(temp.resolve("ranks.tiktoken"), "YQ== 0");
    String yaml =
        WHOLE + "  tokenizer: {path: '" + file + "', eod: 300, engine: library, pattern: gpt2}\n";
    assertThat(load(yaml).mixture().tokenizer())
        .isEqualTo(new TokenizerSpec(file.toString(), "300", Engine.LIBRARY, "gpt2"));
    assertThat(load(WHOLE).mixture().tokenizer()).isEqualTo(TokenizerSpec.qwen2());
    assertThat(problems(WHOLE + "  tokenizer: {engine: fast}\n"))
        .anyMatch(problem -> problem.contains("mixture.tokenizer.engine"));
    assertThat(problems(WHOLE + "  tokenizer: {pattern: gpt2}\n"))
        .anyMatch(problem -> problem.contains("pattern must be left out without a path"));
  }
}
