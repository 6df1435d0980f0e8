package io.mimodata.filter.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.FilterConfig.Contaminated;
import io.mimodata.filter.TestConfig;
import io.mimodata.filter.policy.Condition;
import io.mimodata.filter.policy.Effect;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterStageTest {
  private static final String ENGLISH =
      "The order of a subgroup divides the order of the group. This was found by Lagrange, who"
          + " counted the cosets of the subgroup and saw that all of them have the same size.";
  private static final String GERMAN =
      "Die Ordnung einer Untergruppe teilt die Ordnung der Gruppe. Das fand Lagrange, der die"
          + " Nebenklassen der Untergruppe z\u00E4hlte und sah, dass alle dieselbe Gr\u00F6\u00DFe haben.";
  private static final String QUESTION =
      "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in"
          + " May. How many clips did Natalia sell altogether?";

  private final List<Row> rows = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void tagsWhatGoesOnAndAccountsForWhatDoesNot() throws IOException {
    corpus();
    Map<String, Row> result = run(decontaminating(Contaminated.DROP), 2);
    assertThat(result).hasSize(rows.size());
    assertThat(reason(result, "english")).isEqualTo("kept");
    assertThat(reason(result, "german")).isEqualTo("filter.language");
    assertThat(reason(result, "short")).isEqualTo("filter.too_short");
    assertThat(reason(result, "null")).isEqualTo("filter.too_short");
    assertThat(reason(result, "repeated")).isEqualTo("filter.repetition");
    assertThat(reason(result, "contaminated")).isEqualTo("filter.contaminated");
    assertThat(reason(result, "invalid spans")).isEqualTo("filter.failed");
    Row english = result.get("english");
    assertThat(english.<String>getAs(Columns.LANGUAGE)).isEqualTo("en");
    assertThat(english.<String>getAs(Columns.TEXT)).isEqualTo(ENGLISH);
    assertThat(english.<Long>getAs(Columns.CLUSTER_SIZE)).isEqualTo(1);
    assertThat(english.<String>getAs(Columns.DOMAIN)).isEqualTo("other");
    assertThat(map(english, Columns.QUALITY))
        .containsOnlyKeys(
            "knowledge_density", "reasoning_depth", "educational_value", "clarity", "professional");
    assertThat(map(english, Columns.SIGNALS))
        .containsKey("symbol_ratio")
        .containsKey("toxic_share");
    assertThat(map(english, Columns.TAGGERS))
        .hasSize(6)
        .containsEntry("domain", CountingTagger.MODEL);
    assertThat(english.<Double>getAs(Columns.SAMPLING_WEIGHT)).isPositive();
  }

  @Test
  void sameRowsUnderAnyPartitioning() throws IOException {
    corpus();
    FilterConfig config = decontaminating(Contaminated.DROP);
    assertThat(run(config, 7)).isEqualTo(run(config, 1));
  }

  @Test
  void batchesGiveWhatSingleDocumentsGive() throws IOException {
    corpus();
    FilterConfig config = decontaminating(Contaminated.DROP);
    assertThat(run(config, 3, new CountingTagger("a", 4))).isEqualTo(run(config, 3));
  }

  @Test
  void aTaggerThatFailsInTheMiddleLosesNothing() throws IOException {
    for (int i = 0; i < 20; i++) {
      add(
          "d" + i,
          ENGLISH + (i % 7 == 3 ? CountingTagger.FAILS : i % 7 == 5 ? CountingTagger.THROWS : ""));
    }
    for (int batch : new int[] {1, 4}) {
      Map<String, Row> result =
          run(TestConfig.of(Set.of(), Preset.NONE), 2, new CountingTagger("f" + batch, batch));
      assertThat(result).hasSize(20);
      for (int i = 0; i < 20; i++) {
        boolean fails = i % 7 == 3 || i % 7 == 5;
        assertThat(reason(result, "d" + i)).isEqualTo(fails ? "filter.untagged" : "kept");
      }
      assertThat(detail(result, "d3")).isEqualTo(CountingTagger.MODEL + ": no number");
      assertThat(detail(result, "d5")).contains("IllegalStateException: broken");
    }
  }

  @Test
  void aModelThatIsOutOfOrderEndsTheStage() {
    add("d", ENGLISH + CountingTagger.OUT_OF_ORDER);
    assertThatThrownBy(
            () -> run(TestConfig.of(Set.of(), Preset.NONE), 1, new CountingTagger("o", 1)))
        .isInstanceOf(SparkException.class)
        .hasRootCauseInstanceOf(StageException.class)
        .rootCause()
        .hasMessageContaining("out of order");
  }

  @Test
  void aNewPolicyAsksNoTagger() throws IOException {
    for (int i = 0; i < 30; i++) {
      add("d%02d".formatted(i), ENGLISH + " Number " + i + " of them.");
    }
    Path files = folder.resolve("deduped");
    documents(3).write().parquet(files.toString());
    Dataset<Row> input = LocalSpark.session().read().parquet(files.toString());
    CountingTagger first = new CountingTagger("first", 1);
    Map<String, Row> kept = run(TestConfig.of(Set.of(), Preset.NONE), input, first, "1");
    assertThat(first.asked()).isEqualTo(30);
    try (Stream<Path> found = Files.walk(folder.resolve("tags"))) {
      assertThat(found.filter(file -> file.toString().endsWith(".tags"))).hasSize(3);
    }

    Rule dropAll = new Rule("all", List.of(), new Effect.Drop(Reason.FILTER_RULE));
    Map<String, Row> dropped =
        run(TestConfig.of(Set.of(), Preset.NONE, dropAll), input, first, "1");
    assertThat(first.asked()).as("asked again").isEqualTo(30);
    assertThat(dropped.values())
        .allSatisfy(row -> assertThat(row.<Row>getAs(Columns.REMOVAL)).isNotNull());
    assertThat(run(TestConfig.of(Set.of(), Preset.NONE), input, first, "1"))
        .as("with kept tags")
        .isEqualTo(kept);
    run(TestConfig.of(Set.of(), Preset.NONE), input, first, "2");
    assertThat(first.asked()).as("by another program").isEqualTo(60);

    first.goAway();
    assertThat(run(TestConfig.of(Set.of(), Preset.NONE, dropAll), input, first, "1"))
        .as("without the model")
        .isEqualTo(dropped);
    assertThatThrownBy(() -> run(TestConfig.of(Set.of(), Preset.NONE), input, first, "3"))
        .as("without tags, either")
        .isInstanceOf(StageException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void damagedTagsAreMadeAnew() throws IOException {
    add("d", ENGLISH);
    Path files = folder.resolve("deduped");
    documents(1).write().parquet(files.toString());
    Dataset<Row> input = LocalSpark.session().read().parquet(files.toString());
    CountingTagger tagger = new CountingTagger("damaged", 1);
    Map<String, Row> whole = run(TestConfig.of(Set.of(), Preset.NONE), input, tagger, "1");
    try (Stream<Path> found = Files.walk(folder.resolve("tags"))) {
      Path tags = found.filter(file -> file.toString().endsWith(".tags")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(tags);
      Files.write(tags, Arrays.copyOf(bytes, bytes.length / 2));
      Files.deleteIfExists(tags.resolveSibling("." + tags.getFileName() + ".crc"));
    }
    assertThat(run(TestConfig.of(Set.of(), Preset.NONE), input, tagger, "1")).isEqualTo(whole);
    assertThat(tagger.asked()).isEqualTo(2);
  }

  @Test
  void cutsPassagesOfEvaluationSetsWhereAsked() throws IOException {
    add("leak", ENGLISH + "\n\n" + QUESTION + "\n\n" + ENGLISH.replace("order", "size"));
    add("only", QUESTION);
    Map<String, Row> result = run(decontaminating(Contaminated.CUT), 1);
    assertThat(reason(result, "leak")).isEqualTo("kept");
    assertThat(result.get("leak").<String>getAs(Columns.TEXT))
        .contains("Lagrange")
        .doesNotContain("Natalia");
    assertThat(reason(result, "only")).isEqualTo("filter.contaminated");
    assertThat(detail(result, "only")).contains("gsm.jsonl:1");
  }

  @Test
  void repairsTextsAndHidesWhatIsPrivate() {
    String formula = "$a^2\u00E2\u20AC\u2122$";
    String text =
        "It\u00E2\u20AC\u2122s proved by "
            + formula
            + " as Lagrange did. Write to jo.doe@mail-server.com for more. "
            + ENGLISH;
    int start = text.codePointCount(0, text.indexOf(formula));
    add("d", text, RowFactory.create(Span.FORMULA, start, start + formula.length()));
    Row row = run(TestConfig.of(Set.of(), Preset.NONE), 1).get("d");
    String edited = row.getAs(Columns.TEXT);
    assertThat(edited).contains("It\u2019s proved", formula, "<EMAIL>").doesNotContain("jo.doe");
    Row span = row.<Row>getList(row.fieldIndex(Columns.SPANS)).get(0);
    assertThat(edited.substring(span.getInt(1), span.getInt(2))).isEqualTo(formula);
    assertThat(map(row, Columns.SIGNALS))
        .containsEntry("pii_email", 1.0)
        .containsEntry("repaired_mojibake", 1.0);
  }

  @Test
  void givesFiguresForTheReport() throws IOException {
    corpus();
    FilterStage stage = stage(decontaminating(Contaminated.DROP), new CountingTagger("r", 1), "1");
    Dataset<Row> result = stage.apply(documents(2)).cache();
    Map<String, Object> details = stage.details(result);
    assertThat(details.get("languages")).isEqualTo(Map.of("en", 1L));
    assertThat(details.get("signal_counts")).isEqualTo(Map.of());
    assertThat((Map<?, ?>) details.get("quality_histograms"))
        .hasSize(5)
        .allSatisfy(
            (dimension, bins) ->
                assertThat(List.<Object>copyOf((List<?>) bins))
                    .hasSize(10)
                    .filteredOn(bin -> ((Map<?, ?>) bin).get("documents").equals(1L))
                    .hasSize(1));
    Map<?, ?> domain = (Map<?, ?>) ((List<?>) details.get("domains")).get(0);
    assertThat(domain.get("domain")).isEqualTo("other");
    assertThat(domain.get("kept")).isEqualTo(1L);
    assertThat(domain.get("tokens_kept")).isEqualTo((long) ENGLISH.length());
    assertThat((List<?>) details.get("dropped_by_published_rules"))
        .allSatisfy(row -> assertThat(((Map<?, ?>) row).containsKey("gopher")).isTrue());
    assertThat(details.get("evaluation_items")).isEqualTo(1);
    result.unpersist();
  }

  @Test
  void sumsWhatWasRepairedCutAndHidden() throws IOException {
    String broken = "It\u00E2\u20AC\u2122s so. Write to jo.doe@mail-server.com. ";
    add("a", broken + ENGLISH);
    add("b", broken + broken + ENGLISH + "\n\n" + QUESTION);
    add("dropped", broken + GERMAN);
    FilterStage stage = stage(decontaminating(Contaminated.CUT), new CountingTagger("s", 1), "1");
    Map<?, ?> counts = (Map<?, ?>) stage.details(stage.apply(documents(2))).get("signal_counts");
    assertThat(new ArrayList<>(counts.entrySet()))
        .isEqualTo(
            List.of(
                Map.entry("pii_email", 3L),
                Map.entry("repaired_mojibake", 3L),
                Map.entry("contaminated_passages", 1L)));
  }

  @Test
  void publishedRulesDropWhereTheyAreThePreset() {
    add("english", ENGLISH);
    Rule keep =
        new Rule("never", List.of(new Condition.Between("words", 1e9, 1e10)), new Effect.Keep());
    Map<String, Row> result = run(TestConfig.of(Set.of(), Preset.GOPHER, keep), 1);
    assertThat(reason(result, "english")).isEqualTo("filter.published");
    assertThat(detail(result, "english")).startsWith("gopher: ");
  }

  private void corpus() {
    add("english", ENGLISH);
    add("german", GERMAN);
    add("short", "Read more");
    add("null", null);
    add("repeated", "Subscribe to our letter today\n".repeat(10));
    add("contaminated", ENGLISH + " " + QUESTION);
    add("invalid spans", ENGLISH, RowFactory.create(Span.CODE, 9, 3));
  }

  private FilterConfig decontaminating(Contaminated contaminated) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gsm.jsonl"),
            "{\"question\": \"" + QUESTION + "\", \"answer\": \"72\"}\n");
    return TestConfig.decontaminating(file.toString(), 13, contaminated);
  }

  private static Map<Object, Object> map(Row row, String column) {
    return row.getJavaMap(row.fieldIndex(column));
  }

  private static String reason(Map<String, Row> result, String id) {
    Row removal = result.get(id).getAs(Columns.REMOVAL);
    return removal == null ? "kept" : removal.getString(0);
  }

  private static String detail(Map<String, Row> result, String id) {
    return result.get(id).<Row>getAs(Columns.REMOVAL).getString(1);
  }

  private void add(String id, String text, Row... spans) {
    rows.add(
        RowFactory.create(
            id,
            id,
            null,
            null,
            "web",
            "p",
            "text/html",
            null,
            null,
            "t",
            text,
            List.of(spans),
            "html",
            id,
            1L));
  }

  private Dataset<Row> documents(int partitions) {
    return LocalSpark.session().createDataFrame(rows, Schemas.DEDUPED).repartition(partitions);
  }

  private FilterStage stage(FilterConfig config, TaggerSource tagger, String program) {
    return new FilterStage(
        config, List.of(tagger), folder.resolve("tags").toString(), program, String::length);
  }

  private Map<String, Row> run(FilterConfig config, int partitions) {
    return run(config, partitions, new CountingTagger("d", 1));
  }

  private Map<String, Row> run(FilterConfig config, int partitions, TaggerSource tagger) {
    return run(config, documents(partitions), tagger, "1");
  }

  private Map<String, Row> run(
      FilterConfig config, Dataset<Row> documents, TaggerSource tagger, String program) {
    Dataset<Row> result = stage(config, tagger, program).apply(documents);
    assertThat(result.schema()).isEqualTo(Schemas.withRemoval(Schemas.FILTERED));
    Map<String, Row> byId = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      assertThat(byId.put(row.getAs(Columns.ID), row)).isNull();
    }
    return byId;
  }
}
