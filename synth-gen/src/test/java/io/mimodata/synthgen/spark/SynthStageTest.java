package io.mimodata.synthgen.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.DocumentId;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.synthgen.BudgetSpec;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.ServedModel;
import io.mimodata.synthgen.engine.window.Prices;
import io.mimodata.synthgen.gate.GateConfig;
import io.mimodata.synthgen.gate.GroupLimits;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthStageTest {
  private static final int PROBLEMS = 20;

  @TempDir private Path folder;
  private ModelServer server;
  private int runs;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer().answers(SynthStageTest::answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** An answer that depends on the request alone; problem 3 is cut off, problem 4 fails. */
  private static ModelServer.Reply answer(JsonNode request) {
    String question = request.at("/messages/0/content").asText();
    if (question.contains("Problem 3:")) {
      return ModelServer.ended("The", "length");
    }
    if (question.contains("Problem 4:")) {
      return ModelServer.error(400, "no");
    }
    return ModelServer.thought(
        "reasoning_content",
        "First I look at what is given here: " + words(request.get("seed").asInt(), 20),
        "So \\(x\\) is found. " + words(question.hashCode() + request.get("seed").asInt(), 80));
  }

  private static final String[] WORDS =
      ("the a number of graph edge path shows that if then we see each node has an even degree and"
              + " so sum over all parts is equal to twice half their count because every line ends"
              + " at two points")
          .split(" ");

  /** Words that are others for another seed. */
  private static String words(int seed, int count) {
    Random random = new Random(seed);
    return random
            .ints(count, 0, WORDS.length)
            .mapToObj(i -> WORDS[i])
            .collect(Collectors.joining(" "))
        + ".";
  }

  private static Row document(String source, String domain, String path, String text, int words) {
    String id = DocumentId.of(source, path, new byte[0]);
    Map<String, Object> values = new HashMap<>();
    values.put(Columns.ID, id);
    values.put(Columns.SOURCE_ID, "s-" + path);
    values.put(Columns.URL, "https://example.org/" + path);
    values.put(Columns.SOURCE, source);
    values.put(Columns.PATH, path);
    values.put(Columns.TITLE, "Title of " + path);
    values.put(Columns.TEXT, text);
    values.put(Columns.LANGUAGE, "en");
    values.put(Columns.DOMAIN, domain);
    values.put(Columns.QUALITY, Map.of("reasoning_depth", 0.8));
    values.put(Columns.SIGNALS, Map.of("words", (double) words));
    return RowFactory.create(
        Arrays.stream(Schemas.FILTERED.fieldNames()).map(values::get).toArray());
  }

  private static Dataset<Row> corpus(Row... more) {
    List<Row> rows = new ArrayList<>(List.of(more));
    for (int i = 0; i < PROBLEMS; i++) {
      rows.add(document("problems", "maths", "p#" + i, "Problem " + i + ": find $x$.", 5));
      rows.add(document("web", "news", "n#" + i, "News of the day, " + words(i, 60), 60));
    }
    rows.add(document("problems", "maths", "empty", null, 5));
    return LocalSpark.session().createDataFrame(rows, Schemas.FILTERED).repartition(3);
  }

  private static SynthConfig config(int problems, int samples, GroupLimits groups) {
    StrategySpec usual = StrategySpec.defaultsOf(Strategy.PROBLEM);
    StrategySpec spec =
        new StrategySpec(
            usual.domains(),
            usual.sources(),
            usual.languages(),
            usual.minQuality(),
            usual.minSignals(),
            usual.minDensity(),
            usual.minWords(),
            usual.maxWords(),
            1,
            problems,
            samples,
            List.of("problem.plain"),
            usual.writeIn());
    SynthConfig defaults = SynthConfig.defaults();
    GateConfig gates = defaults.gates();
    return new SynthConfig(
        Map.of(Strategy.PROBLEM.key(), spec),
        1_000,
        defaults.templates(),
        Sampling.of(0.6, 0.95, 64),
        new GateConfig(
            gates.language(),
            gates.repetition(),
            gates.length(),
            gates.verifyAnswers(),
            gates.verifyPrograms(),
            gates.copy(),
            gates.decontaminate(),
            gates.decontaminateWords(),
            groups),
        BudgetSpec.UNLIMITED,
        defaults.answerField(),
        42);
  }

  private static SynthConfig config() {
    return config(1_000, 1, GroupLimits.defaults());
  }

  private static SynthConfig with(SynthConfig config, BudgetSpec budget) {
    return new SynthConfig(
        config.strategies(),
        config.maxSeeds(),
        config.templates(),
        config.sampling(),
        config.gates(),
        budget,
        config.answerField(),
        config.seed());
  }

  private SynthStage stage(SynthConfig config) {
    HttpEngineSettings settings =
        HttpEngineSettings.builder(List.of(server.url()), "mimo")
            .maxInFlight(4)
            .retries(0)
            .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
            .patience(Duration.ofMillis(200))
            .build();
    SynthStage stage =
        new SynthStage(
            config,
            new ServedModel(settings, ApiKey.fromEnvironment("MIMO_TEST_KEY_THAT_IS_NOT_SET")),
            folder.resolve("journal").toString());
    stage.begin(folder.resolve("stage-" + runs++).toString());
    return stage;
  }

  private List<Row> run(SynthConfig config, Dataset<Row> documents) {
    return stage(config).apply(documents).collectAsList();
  }

  private static Map<String, Long> outcomes(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> {
                  Row removal = row.getAs(Columns.REMOVAL);
                  return removal == null ? "kept" : removal.getString(0);
                },
                Collectors.counting()));
  }

  @Test
  void everyDocumentIsASeedOrARemoval() {
    SynthStage stage = stage(config());
    Dataset<Row> result = stage.apply(corpus());
    List<Row> rows = result.collectAsList();

    assertThat(rows).hasSize(2 * PROBLEMS + 1);
    assertThat(outcomes(rows))
        .containsOnly(
            Map.entry("kept", PROBLEMS - 2L),
            Map.entry("synth.incomplete", 1L),
            Map.entry("synth.failed", 1L),
            Map.entry("synth.not_selected", PROBLEMS + 1L));
    assertThat(server.requests()).as("the model is asked once a seed").hasSize(PROBLEMS);

    Map<String, Object> details = stage.details(result);
    assertThat(details).containsEntry("model", "mimo");
    assertThat(details.get("strategies"))
        .asString()
        .contains("strategy=problem, requests=20, kept=18, with_thinking=18, attempts=20")
        .contains("prompt_tokens=209, completion_tokens=418, kept_completion_tokens=396");
  }

  @Test
  void aGeneratedRowNamesItsSeedAndHoldsTheConversation() {
    Row row = run(config(), corpus().where("path = 'p#7'")).get(0);
    String seedId = DocumentId.of("problems", "p#7", new byte[0]);

    assertThat(row.<String>getAs(Columns.SEED_ID)).isEqualTo(seedId);
    String text = row.getAs(Columns.TEXT);
    assertThat(text).startsWith("Problem 7: find $x$.\n\n<think>\nFirst I look");
    assertThat(row.<String>getAs(Columns.ID))
        .isEqualTo(DocumentId.derived(seedId, "problem.plain@1#0", text));
    assertThat(row.<String>getAs(Columns.PATH)).isEqualTo("p#7#problem.plain@1.0");
    assertThat(row.<String>getAs(Columns.SOURCE)).isEqualTo("synthetic");
    assertThat(row.<String>getAs(Columns.URL)).isNull();
    assertThat(row.<String>getAs(Columns.DOMAIN)).isEqualTo("maths");
    assertThat(row.<String>getAs(Columns.GENERATOR)).isEqualTo("mimo");
    assertThat(row.<String>getAs(Columns.VERDICT)).isEqualTo("unverified");
    Map<String, String> metadata = row.getJavaMap(row.fieldIndex(Columns.METADATA));
    assertThat(metadata)
        .containsEntry("prompt_template", "problem.plain@1")
        .containsKey("request_id");
    List<Row> messages = row.getList(row.fieldIndex(Columns.MESSAGES));
    assertThat(messages.get(0)).isEqualTo(RowFactory.create("user", "Problem 7: find $x$."));
    assertThat(messages.get(1).getString(1)).startsWith("<think>\nFirst I look");
  }

  @Test
  void aRemovedSeedKeepsItsOwnColumns() {
    Row row = run(config(), corpus().where("path = 'p#3'")).get(0);

    assertThat(row.<String>getAs(Columns.ID))
        .isEqualTo(DocumentId.of("problems", "p#3", new byte[0]));
    assertThat(row.<String>getAs(Columns.SOURCE_ID)).isEqualTo("s-p#3");
    assertThat(row.<String>getAs(Columns.URL)).isEqualTo("https://example.org/p#3");
    assertThat(row.<Row>getAs(Columns.REMOVAL).getString(1)).startsWith("problem.plain@1: ");
  }

  @Test
  void whatTheModelHasSaidIsNotPaidForAgain() {
    List<Row> first = run(config(), corpus());
    server.requests().clear();

    List<Row> second = run(config(), corpus());
    List<Row> withOtherGates = run(config(1_000, 1, new GroupLimits(5, 0.5, 1)), corpus());

    assertThat(server.requests()).isEmpty();
    assertThat(new HashSet<>(ids(second))).isEqualTo(new HashSet<>(ids(first)));
    assertThat(withOtherGates).hasSameSizeAs(first);

    List<Row> moreSamples = run(config(1_000, 2, GroupLimits.defaults()), corpus());
    assertThat(server.requests()).as("only second samples").hasSize(PROBLEMS);
    assertThat(moreSamples).hasSize(first.size() + PROBLEMS);
  }

  @Test
  void aRunThatBrokeOffGoesOnWithWhatItHad() {
    AtomicInteger answered = new AtomicInteger();
    server.answers(
        request ->
            answered.incrementAndGet() > 7 ? ModelServer.error(403, "no more") : answer(request));
    assertThatThrownBy(() -> run(config(), corpus()))
        .hasStackTraceContaining("The model does not answer any more");
    server.requests().clear();
    server.answers(SynthStageTest::answer);

    List<Row> rows = run(config(), corpus());

    assertThat(server.requests()).hasSize(PROBLEMS - 7);
    assertThat(outcomes(rows)).containsEntry("kept", PROBLEMS - 2L);
  }

  @Test
  void severalSamplesAreRowsInAddition() {
    List<Row> rows = run(config(1_000, 3, GroupLimits.defaults()), corpus());

    assertThat(rows).hasSize(2 * PROBLEMS + 1 + 2 * PROBLEMS);
    assertThat(rows.stream().filter(row -> Boolean.TRUE.equals(row.getAs("additional"))))
        .hasSize(2 * PROBLEMS);
    assertThat(new HashSet<>(ids(rows))).as("each row has an id of its own").hasSameSizeAs(rows);
  }

  @Test
  void ofManyAnswersTheMostDifferentStay() {
    List<Row> rows = run(config(1_000, 4, new GroupLimits(5, 0.7, 2)), corpus());

    assertThat(outcomes(rows))
        .containsEntry("kept", 2L * (PROBLEMS - 2))
        .containsEntry("synth.surplus", 2L * (PROBLEMS - 2));
  }

  @Test
  void equalAnswersAndEqualSeedsGo() {
    server.answers(request -> ModelServer.completed("It is three. " + words(1, 40)));
    Row twice = document("web-problems", "maths", "q", "Problem 7: find $x$.", 5);
    Row again = document("problems", "maths", "r", "problem 7:  find $X$.", 5);

    Map<String, Long> outcomes = outcomes(run(config(), corpus(twice, again)));

    assertThat(outcomes)
        .containsEntry("synth.duplicate_prompt", 1L)
        .containsEntry("synth.duplicate_response", PROBLEMS - 1L)
        .containsEntry("kept", 1L);
    assertThat(server.requests()).hasSize(PROBLEMS);
  }

  @Test
  void aBudgetStopsCleanly() {
    BudgetSpec budget = new BudgetSpec(165, Double.POSITIVE_INFINITY, Prices.NONE);
    Map<String, Long> outcomes = outcomes(run(with(config(), budget), corpus()));

    // An answer costs 33 tokens; what is under way when the fifth is there comes to its end.
    assertThat(server.requests()).hasSizeBetween(5, 5 + 3 * 4);
    assertThat(outcomes.get("synth.budget")).isEqualTo(PROBLEMS - server.requests().size());
  }

  @Test
  void evaluationItemsAreNeverAsked() throws IOException {
    Path items = folder.resolve("eval.txt");
    String item = words(77, 30);
    Files.writeString(items, item + "\n");
    SynthConfig plain = config();
    GateConfig gates = plain.gates();
    SynthConfig config =
        new SynthConfig(
            plain.strategies(),
            plain.maxSeeds(),
            plain.templates(),
            plain.sampling(),
            new GateConfig(
                gates.language(),
                gates.repetition(),
                gates.length(),
                gates.verifyAnswers(),
                gates.verifyPrograms(),
                gates.copy(),
                List.of(items.toString()),
                16,
                gates.groups()),
            plain.budget(),
            plain.answerField(),
            plain.seed());

    List<Row> rows = run(config, corpus(document("problems", "maths", "e", item, 30)));

    assertThat(outcomes(rows)).containsEntry("synth.contaminated", 1L);
    assertThat(server.requests()).hasSize(PROBLEMS);
  }

  @Test
  void rowsDoNotDependOnThePartitioning() throws IOException {
    List<String> one =
        lines(stage(config(12, 2, GroupLimits.defaults())).apply(corpus().repartition(1)));
    journalOfAnotherRun();
    List<String> seven =
        lines(stage(config(12, 2, GroupLimits.defaults())).apply(corpus().repartition(7)));

    assertThat(one).isEqualTo(seven);
  }

  private void journalOfAnotherRun() throws IOException {
    Files.move(folder.resolve("journal"), folder.resolve("journal-of-another-run"));
  }

  private static List<String> lines(Dataset<Row> result) {
    return result.toJSON().collectAsList().stream().sorted().toList();
  }

  @Test
  void conversationsAreExported() throws IOException {
    SynthStage stage = stage(config());
    Dataset<Row> documents = corpus();
    Dataset<Row> result = stage.apply(documents);

    stage.writeSideOutputs(documents, result, folder.resolve("out").toString());

    List<String> lines = new ArrayList<>();
    try (var files = Files.list(folder.resolve("out/messages"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    assertThat(lines)
        .hasSize(PROBLEMS - 2)
        .allMatch(
            line -> line.startsWith("{\"messages\":[{\"role\":\"user\",\"content\":\"Problem"));
  }

  @Test
  void anAbsentServerStopsTheStageBeforeItsFirstTask() {
    String url = server.url();
    server.close();

    assertThatThrownBy(() -> run(config(), corpus()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(url);
  }

  private static List<String> ids(List<Row> rows) {
    return rows.stream().map(row -> row.<String>getAs(Columns.ID)).toList();
  }
}
