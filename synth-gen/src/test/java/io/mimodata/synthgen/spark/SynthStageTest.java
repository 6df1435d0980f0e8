package io.mimodata.synthgen.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.DocumentId;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.Configs;
import io.mimodata.synthgen.engine.ModelServer;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SynthStageTest {
  private ModelServer server;

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
        "Seed " + request.get("seed").asInt(),
        "The answer to a question of " + question.length() + " characters is \\(x\\).");
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
    values.put(Columns.QUALITY, Map.of("reasoning", 0.8));
    values.put(Columns.SIGNALS, Map.of("words", (double) words));
    return RowFactory.create(
        Arrays.stream(Schemas.FILTERED.fieldNames()).map(values::get).toArray());
  }

  private static Dataset<Row> corpus() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(document("problems", "maths", "p#" + i, "Problem " + i + ": find $x$.", 5));
      rows.add(document("web", "maths", "m#" + i, "A lemma about graphs, " + i, 300));
      rows.add(document("web", "general", "g#" + i, "A day at the sea, " + i, 300));
      rows.add(document("web", "news", "n#" + i, "News of the day, " + i, 300));
    }
    rows.add(document("problems", "maths", "empty", null, 5));
    return LocalSpark.session().createDataFrame(rows, Schemas.FILTERED);
  }

  private SynthConfig config(int maxSeeds, int problems) {
    Map<String, StrategySpec> strategies = new HashMap<>();
    for (Strategy strategy : Strategy.values()) {
      StrategySpec spec = StrategySpec.defaultsOf(strategy);
      strategies.put(
          strategy.key(),
          new StrategySpec(
              spec.domains(),
              spec.sources(),
              spec.languages(),
              spec.minQuality(),
              spec.minSignals(),
              spec.minDensity(),
              spec.minWords(),
              spec.maxWords(),
              strategy == Strategy.PASSAGE ? 0.5 : 1,
              strategy == Strategy.PROBLEM ? problems : 1_000,
              1,
              strategy == Strategy.PROBLEM ? List.of("problem.plain") : List.of(),
              spec.writeIn()));
    }
    return Configs.of(server.url(), strategies, maxSeeds);
  }

  private static Set<String> rows(Dataset<Row> result) {
    return new HashSet<>(result.toJSON().collectAsList());
  }

  @Test
  void everyDocumentIsASeedOrARemoval() {
    SynthStage stage = new SynthStage(config(1_000, 1_000));
    Dataset<Row> result = stage.apply(corpus()).localCheckpoint();
    List<Row> rows = result.collectAsList();

    assertThat(rows).hasSize(81);
    assertThat(result.columns())
        .containsExactly(Schemas.withRemoval(stage.outputSchema()).fieldNames());
    Map<String, Long> reasons = new HashMap<>();
    for (Row row : rows) {
      Row removal = row.getAs(Columns.REMOVAL);
      reasons.merge(
          removal == null ? row.<String>getAs(Columns.STRATEGY) : removal.getString(0),
          1L,
          Long::sum);
    }
    assertThat(reasons)
        .containsEntry("problem", 18L)
        .containsEntry("query", 20L)
        .containsEntry("synth.incomplete", 1L)
        .containsEntry("synth.failed", 1L);
    assertThat(reasons.get("passage")).isBetween(3L, 17L);
    assertThat(reasons.get("synth.not_selected")).isEqualTo(41 - reasons.get("passage"));

    Map<String, Object> details = stage.details(result);
    assertThat(details).containsEntry("model", "mimo");
    assertThat((List<?>) details.get("strategies"))
        .asString()
        .contains("strategy=problem, documents=18, prompt_tokens=198, completion_tokens=396");
    assertThat(server.requests())
        .as("the model is asked once a seed")
        .hasSize(40 + reasons.get("passage").intValue());
  }

  @Test
  void aGeneratedRowNamesItsSeedAndHoldsTheConversation() {
    Row row =
        new SynthStage(config(1_000, 1_000))
            .apply(corpus().where("path = 'p#7'"))
            .collectAsList()
            .get(0);
    String seedId = DocumentId.of("problems", "p#7", new byte[0]);

    assertThat(row.<String>getAs(Columns.SEED_ID)).isEqualTo(seedId);
    String text = row.getAs(Columns.TEXT);
    assertThat(text).startsWith("Problem 7: find $x$.\n\n<think>\nSeed ").endsWith(" is $x$.");
    assertThat(row.<String>getAs(Columns.ID))
        .isEqualTo(DocumentId.derived(seedId, "problem.plain@1#0", text));
    assertThat(row.<String>getAs(Columns.PATH)).isEqualTo("p#7#problem");
    assertThat(row.<String>getAs(Columns.SOURCE)).isEqualTo("synthetic");
    assertThat(row.<String>getAs(Columns.URL)).isNull();
    assertThat(row.<String>getAs(Columns.DOMAIN)).isEqualTo("maths");
    assertThat(row.<String>getAs(Columns.GENERATOR)).isEqualTo("mimo");
    assertThat(row.<String>getAs(Columns.VERDICT)).isEqualTo("unverified");
    assertThat(row.getList(row.fieldIndex(Columns.SPANS))).hasSize(2);
    List<Row> messages = row.getList(row.fieldIndex(Columns.MESSAGES));
    assertThat(messages.get(0)).isEqualTo(RowFactory.create("user", "Problem 7: find $x$."));
    assertThat(messages.get(1).getString(0)).isEqualTo("assistant");
    assertThat(messages.get(1).getString(1)).startsWith("<think>\nSeed ").endsWith(" is \\(x\\).");
  }

  @Test
  void aRemovedSeedKeepsItsOwnColumns() {
    Row row =
        new SynthStage(config(1_000, 1_000))
            .apply(corpus().where("path = 'p#3'"))
            .collectAsList()
            .get(0);

    assertThat(row.<String>getAs(Columns.ID))
        .isEqualTo(DocumentId.of("problems", "p#3", new byte[0]));
    assertThat(row.<String>getAs(Columns.SOURCE_ID)).isEqualTo("s-p#3");
    assertThat(row.<String>getAs(Columns.URL)).isEqualTo("https://example.org/p#3");
    assertThat(row.<String>getAs(Columns.STRATEGY)).isNull();
  }

  @Test
  void budgetsAreExactAndALargerOneReplacesNoSeed() {
    Set<String> few = seeds(config(1_000, 5), "problem");
    Set<String> more = seeds(config(1_000, 11), "problem");

    assertThat(few.size()).isBetween(3, 5);
    assertThat(more).hasSizeGreaterThan(few.size()).containsAll(few);

    server.requests().clear();
    new SynthStage(config(7, 1_000)).apply(corpus()).collectAsList();
    assertThat(server.requests()).hasSizeBetween(6, 7);
  }

  private static Set<String> seeds(SynthConfig config, String strategy) {
    Set<String> seeds = new HashSet<>();
    new SynthStage(config)
        .apply(corpus())
        .where(Columns.STRATEGY + " = '" + strategy + "'")
        .select(Columns.SEED_ID)
        .collectAsList()
        .forEach(row -> seeds.add(row.getString(0)));
    return seeds;
  }

  @Test
  void rowsDoNotDependOnThePartitioning() {
    SynthStage stage = new SynthStage(config(30, 12));

    Set<String> one = rows(stage.apply(corpus().repartition(1)));
    Set<String> seven = rows(stage.apply(corpus().repartition(7)));

    assertThat(one).hasSize(81).isEqualTo(seven);
  }

  @Test
  void noStrategiesMeanNoSeeds() {
    List<Row> rows =
        new SynthStage(Configs.of(server.url(), Map.of(), 10)).apply(corpus()).collectAsList();

    assertThat(rows).hasSize(81).allMatch(row -> !row.isNullAt(row.fieldIndex(Columns.REMOVAL)));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anAbsentServerStopsTheStageBeforeItsFirstTask() {
    server.close();

    assertThatThrownBy(() -> new SynthStage(config(10, 10)).apply(corpus()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(server.url());
  }
}
