package io.mimodata.dedup.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DedupStageTest {
  private static final String GROUPS =
      """
      # Groups

      A group is a set with an associative operation, a neutral element and an inverse for each of
      its elements. Lagrange's theorem says that the order of a subgroup divides the order of the
      group: $$|G| = [G : H] \\cdot |H|.$$ The proof counts the cosets, which are all of one size
      and share no element, so that the whole group is cut into parts of the size of the subgroup.
      """;

  private static final String SORTING =
      """
      # Merge sort

      The list is cut into halves, each half is sorted, and the sorted halves are merged by taking
      the smaller of their first elements again and again. Every level of the recursion looks at
      each element once and there are as many levels as the logarithm of the length says.
      """;

  private static final String PRIMES =
      """
      # Primes

      Suppose there were only finitely many prime numbers. Multiply all of them and add one: the
      number that comes out leaves the remainder one for every prime, so that none of them divides
      it, although each number above one has a prime factor. Hence there are infinitely many.
      """;

  /** Families that have nothing to do with each other, so that one run answers for all. */
  private static Map<String, Row> families;

  /** How often the rows of a test were read; its tasks run in this process. */
  private static final AtomicInteger READINGS = new AtomicInteger();

  private final List<Row> rows = new ArrayList<>();

  @BeforeAll
  static void deduplicateAllFamilies() {
    DedupStageTest corpus = new DedupStageTest();
    corpus.levelsFamily();
    corpus.chainFamily();
    corpus.qualityFamily();
    corpus.wordlessFamily();
    families = corpus.run(DedupConfig.defaults(), 2);
  }

  private void levelsFamily() {
    add("level-a", "https://x.org/1", GROUPS);
    add("level-b", "https://x.org/1", "quite another text under the address of the first");
    add("level-c", "https://x.org/2", GROUPS.toUpperCase(Locale.ROOT).replace(" ", "  "));
    add("level-d", null, GROUPS + "\nShare this page");
    add("level-e", null, "A text that has nothing to do with any of the others here.");
  }

  @Test
  void removesCopiesAtTheLevelThatFindsThemFirst() {
    assertThat(verdicts(families))
        .containsEntry("level-a", "removed dedup.exact for level-c")
        .containsEntry("level-b", "removed dedup.url for level-c")
        .containsEntry("level-c", "kept for 4")
        .containsEntry("level-d", "removed dedup.near for level-c")
        .containsEntry("level-e", "kept for 1");
    assertThat(families.get("level-d").<Row>getAs(Columns.REMOVAL).getString(1))
        .matches("estimated Jaccard similarity (0\\.[89]|1\\.0)\\d\\d");
  }

  private void chainFamily() {
    add("chain-a", "https://y.org/1", SORTING);
    add("chain-b", "https://y.org/1", "a much shorter page");
    add("chain-c", "https://y.org/2", SORTING + " \n ");
    add("chain-d", "https://y.org/2", SORTING + " \n  \n");
    add("chain-e", null, SORTING + " and one more sentence at its end");
  }

  @Test
  void everyRemovalNamesADocumentThatIsKept() {
    Row removal = families.get("chain-b").getAs(Columns.REMOVAL);
    assertThat(removal.<String>getAs(Columns.DUPLICATE_OF)).isEqualTo("chain-e");
    assertThat(removal.<String>getAs(Columns.DETAIL))
        .isEqualTo("the same canonical URL: https://y.org/1; by way of chain-a, removed later");
    assertThat(families.get("chain-e").<Long>getAs(Columns.CLUSTER_SIZE)).isEqualTo(5);
    assertThat(families)
        .allSatisfy(
            (id, row) -> {
              Row kept = families.get(row.<String>getAs(Columns.CLUSTER_ID));
              assertThat(kept.<Row>getAs(Columns.REMOVAL)).isNull();
              assertThat(row.<Long>getAs(Columns.CLUSTER_SIZE))
                  .isEqualTo(kept.<Long>getAs(Columns.CLUSTER_SIZE));
            });
  }

  private void qualityFamily() {
    add("quality-a", null, PRIMES + "a somewhat longer ending", Map.of("quality", "0.2"));
    add("quality-b", null, PRIMES, Map.of("quality", "0.9"));
    add("quality-c", null, PRIMES + "an ending", Map.of());
  }

  @Test
  void keepsTheBestByTheConfiguredOrder() {
    assertThat(verdicts(families)).containsEntry("quality-b", "kept for 3");
    qualityFamily();
    assertThat(verdicts(run(config("length", Level.NEAR), 2)))
        .containsEntry("quality-a", "kept for 3");
  }

  private void wordlessFamily() {
    add("word-a", null, "");
    add("word-b", null, null);
    add("word-c", null, "\u2192");
    add("word-d", null, "\u2190");
    add("word-e", null, "one two");
    add("word-f", null, "one two three");
    add("word-g", null, "One two!");
  }

  @Test
  void textsWithoutWordsOrUrlsAreNoReasonToMerge() {
    assertThat(verdicts(families))
        .containsEntry("word-b", "removed dedup.exact for word-a")
        .containsEntry("word-c", "kept for 1")
        .containsEntry("word-d", "kept for 1")
        .containsEntry("word-e", "removed dedup.near for word-g")
        .containsEntry("word-f", "kept for 1");
  }

  @Test
  void runsOnlyTheLevelsThatAreOn() {
    add("a", "https://x.org/1", GROUPS);
    add("b", "https://x.org/1", GROUPS);
    add("c", null, GROUPS);
    add("d", null, GROUPS + " More.");
    assertThat(verdicts(run(config("id", Level.URL), 2)))
        .containsEntry("b", "removed dedup.url for a")
        .containsEntry("c", "kept for 1")
        .containsEntry("d", "kept for 1");
    assertThat(verdicts(run(config("length", Level.NEAR), 2)))
        .containsEntry("a", "removed dedup.near for d")
        .containsEntry("b", "removed dedup.near for d")
        .containsEntry("c", "removed dedup.near for d");
  }

  @Test
  void sameRowsUnderAnyPartitioning() {
    long seed = 20260804;
    corpus(new Random(seed));
    DedupStage stage = new DedupStage(DedupConfig.defaults());
    Map<String, Row> one = run(stage, 1);
    assertThat(one).hasSize(rows.size());
    for (int partitions : new int[] {2, 16}) {
      assertThat(run(new DedupStage(DedupConfig.defaults()), partitions))
          .as("%d partitions, seed %d", partitions, seed)
          .isEqualTo(one);
    }
    assertFigures(stage, one);
  }

  @Test
  void exactlyVerifiedRowsAreTheSameUnderAnyPartitioning() {
    long seed = 20260805;
    corpus(new Random(seed));
    DedupConfig c = DedupConfig.defaults();
    DedupConfig exactly =
        new DedupConfig(
            c.levels(), c.ngram(), c.bands(), c.rows(), c.verify(), true, c.keepBy(), 0, c.seed());
    Map<String, Row> one = run(exactly, 1);
    assertThat(run(exactly, 5)).as("seed %d", seed).isEqualTo(one);
    assertThat(one.values().stream().map(row -> row.<Row>getAs(Columns.REMOVAL)))
        .anyMatch(
            removal ->
                removal != null
                    && removal
                        .<String>getAs(Columns.DETAIL)
                        .startsWith("counted Jaccard similarity 0."));
  }

  @Test
  void linesThatManyPagesOfAHostHaveAreLeftInOne() {
    String banner = "Subscribe to our newsletter for more of this.";
    String common = "$\\sum_{i=1}^{n} i = n(n+1)/2$ is the sum that each of these pages needs.";
    Random random = new Random(20260807);
    for (int i = 0; i < 8; i++) {
      String words =
          IntStream.range(0, 40)
              .mapToObj(j -> "w" + random.nextInt(3000))
              .collect(Collectors.joining(" "));
      String text = "%s\n\nPage %d: %s\n\n%s".formatted(banner, i, words, common);
      String host = i < 6 ? "x.org" : "y.org";
      add("page-" + i, "https://%s/%d".formatted(host, i), text);
      // As often on the other host, but the copies are duplicates.
      add("copy-" + i, "https://y.org/%d?copy".formatted(i), text);
      int start = text.codePointCount(0, text.indexOf('$'));
      int end = text.codePointCount(0, text.lastIndexOf('$')) + 1;
      for (Row row : rows.subList(rows.size() - 2, rows.size())) {
        rows.set(rows.indexOf(row), withSpan(row, start, end));
      }
    }
    DedupConfig c = config("id", Level.EXACT);
    for (int partitions : new int[] {1, 3}) {
      DedupStage stage =
          new DedupStage(
              new DedupConfig(
                  c.levels(), 5, 14, 8, 0.7, false, List.of("metadata.x", "id"), 3, c.seed()));
      Map<String, Row> result = run(stage, partitions);
      List<Row> kept =
          result.values().stream().filter(row -> row.getAs(Columns.REMOVAL) == null).toList();
      assertThat(kept).hasSize(8);
      assertThat(kept)
          .allSatisfy(
              row -> {
                String text = row.getAs(Columns.TEXT);
                Row span = row.<scala.collection.Seq<Row>>getAs(Columns.SPANS).apply(0);
                assertThat(text.substring(span.getInt(1), span.getInt(2)))
                    .isEqualTo("$\\sum_{i=1}^{n} i = n(n+1)/2$");
              });
      assertThat(kept.stream().filter(row -> row.<String>getAs(Columns.TEXT).contains(banner)))
          .as("all are on one host and one keeps the line")
          .hasSize(1);
      assertThat(kept.stream().map(row -> row.<String>getAs(Columns.TEXT)))
          .allMatch(text -> text.startsWith("Page") || text.startsWith(banner));
      assertThat(result.get("page-0").<String>getAs(Columns.TEXT)).contains(banner);
      Dataset<Row> rows =
          LocalSpark.session()
              .createDataFrame(List.copyOf(result.values()), Schemas.withRemoval(Schemas.DEDUPED));
      assertThat(stage.details(rows))
          .containsEntry("frequent_lines", 1L)
          .containsEntry("frequent_line_copies", 7L)
          .hasEntrySatisfying(
              "most_frequent_lines",
              lines ->
                  assertThat(lines)
                      .hasToString(
                          "[{host=y.org, line=subscribe to our newsletter for more of this.,"
                              + " documents=8}]"));
    }
  }

  private static Row withSpan(Row row, int start, int end) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[row.size() - 2] = List.of(RowFactory.create("formula", start, end));
    return RowFactory.create(values);
  }

  @Test
  void documentsThatComeInAnotherOrderTheSecondTimeAreNoticed() {
    corpus(new Random(20260806));
    Dataset<Row> turning =
        documents(1)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    in -> {
                      List<Row> rows = new ArrayList<>();
                      in.forEachRemaining(rows::add);
                      if (READINGS.getAndIncrement() > 0) {
                        Collections.reverse(rows);
                      }
                      return rows.iterator();
                    },
                Encoders.row(Schemas.EXTRACTED));
    assertThatThrownBy(() -> new DedupStage(DedupConfig.defaults()).apply(turning).collectAsList())
        .hasMessageContaining("the input of dedup changed while it ran");
  }

  private static void assertFigures(DedupStage stage, Map<String, Row> result) {
    Map<String, Object> details =
        stage.details(
            LocalSpark.session()
                .createDataFrame(
                    List.copyOf(result.values()), Schemas.withRemoval(Schemas.DEDUPED)));
    long removed =
        result.values().stream().filter(row -> row.getAs(Columns.REMOVAL) != null).count();
    @SuppressWarnings("unchecked")
    Map<String, Long> byLevel = (Map<String, Long>) details.get("removed_by_level");
    assertThat(byLevel).containsOnlyKeys("url", "exact", "near");
    assertThat(byLevel.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(removed);
    assertThat(details.get("cluster_sizes").toString()).startsWith("[{size=1, clusters=");
    assertThat(details.get("largest_clusters").toString()).startsWith("[{id=");
    assertThat(details.get("hosts").toString()).startsWith("[{host=site");
    assertThat((long) details.get("candidate_pairs")).isPositive();
    assertThat((List<?>) details.get("lsh_curve")).hasSize(21);
  }

  @Test
  void duplicatesAreFoundAcrossTheBlocksOfALongPartition() {
    String[] columns =
        Arrays.stream(Schemas.EXTRACTED.fields())
            .map(
                field ->
                    switch (field.name()) {
                      case Columns.ID -> "format_string('%032x', id) id";
                      case Columns.TEXT ->
                          "concat('some words of number ', if(id < 5, 139995 + id, id)) text";
                      case Columns.SOURCE, Columns.PATH -> "'x' " + field.name();
                      default ->
                          "cast(null as %s) %s".formatted(field.dataType().sql(), field.name());
                    })
            .toArray(String[]::new);
    Dataset<Row> documents =
        LocalSpark.session().range(0, 140_000, 1, 1).toDF("id").selectExpr(columns);
    List<Row> removed =
        new DedupStage(config("id", Level.EXACT, Level.NEAR))
            .apply(documents)
            .filter("removal is not null")
            .select("id", "removal.reason", "removal.duplicate_of")
            .collectAsList();
    assertThat(removed.stream().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 5)
                .mapToObj(i -> "[%032x,dedup.exact,%032x]".formatted(139_995 + i, i))
                .toList());
  }

  @Test
  void anEmptyCorpusStaysEmpty() {
    assertThat(run(DedupConfig.defaults(), 1)).isEmpty();
  }

  /** Families of pages: URL variants, exact copies, and copies with a few words changed. */
  private void corpus(Random random) {
    for (int family = 0; family < 25; family++) {
      List<String> words =
          IntStream.range(0, 120).mapToObj(i -> "w" + random.nextInt(3000)).toList();
      for (int copy = 0; copy < 1 + random.nextInt(5); copy++) {
        double change = random.nextInt(3) * 0.02;
        String text =
            words.stream()
                .map(word -> random.nextDouble() < change ? "x" + random.nextInt(3000) : word)
                .collect(Collectors.joining(" "));
        String url = "https://site%d.org/%d".formatted(family % 4, family * 3 + random.nextInt(3));
        add("%08x".formatted(random.nextInt()), random.nextInt(4) == 0 ? null : url, text);
      }
    }
  }

  private static DedupConfig config(String keepBy, Level... levels) {
    DedupConfig c = DedupConfig.defaults();
    return new DedupConfig(
        List.of(levels),
        c.ngram(),
        c.bands(),
        c.rows(),
        c.verify(),
        false,
        List.of(keepBy),
        0,
        c.seed());
  }

  private void add(String id, String url, String text) {
    add(id, url, text, null);
  }

  private void add(String id, String url, String text, Map<String, String> metadata) {
    rows.add(
        RowFactory.create(
            id,
            id,
            url,
            url,
            "web",
            "p/" + id,
            "text/html",
            null,
            metadata,
            "t",
            text,
            List.of(),
            "html"));
  }

  private Dataset<Row> documents(int partitions) {
    return LocalSpark.session()
        .createDataFrame(rows, Schemas.EXTRACTED)
        .repartition(partitions, functions.col(Columns.ID))
        .sortWithinPartitions(Columns.ID);
  }

  private Map<String, Row> run(DedupConfig config, int partitions) {
    return run(new DedupStage(config), partitions);
  }

  private Map<String, Row> run(DedupStage stage, int partitions) {
    Dataset<Row> result = stage.apply(documents(partitions));
    assertThat(Schemas.differences(Schemas.withRemoval(Schemas.DEDUPED), result.schema()))
        .isEmpty();
    Map<String, Row> byId = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      assertThat(byId.put(row.getAs(Columns.ID), row)).isNull();
    }
    return byId;
  }

  private static Map<String, String> verdicts(Map<String, Row> result) {
    Map<String, String> verdicts = new TreeMap<>();
    result.forEach((id, row) -> verdicts.put(id, verdict(row)));
    return verdicts;
  }

  private static String verdict(Row row) {
    Row removal = row.getAs(Columns.REMOVAL);
    return removal == null
        ? "kept for " + row.<Long>getAs(Columns.CLUSTER_SIZE)
        : "removed %s for %s".formatted(removal.getString(0), removal.getString(2));
  }
}
