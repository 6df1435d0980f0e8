package io.mimodata.dedup.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class DedupStageTest {
  private static final String PAGE =
      """
      # Groups

      A group is a set with an associative operation, a neutral element and an inverse for each of
      its elements. Lagrange's theorem says that the order of a subgroup divides the order of the
      group: $$|G| = [G : H] \\cdot |H|.$$ The proof counts the cosets, which are all of one size
      and share no element, so that the whole group is cut into parts of the size of the subgroup.
      """;

  private final List<Row> rows = new ArrayList<>();

  @Test
  void removesCopiesAtTheLevelThatFindsThemFirst() {
    add("a", "https://x.org/1", PAGE);
    add("b", "https://x.org/1", "quite another text under the address of the first");
    add("c", "https://x.org/2", PAGE.toUpperCase(Locale.ROOT).replace(" ", "  "));
    add("d", null, PAGE + "\nShare this page");
    add("e", null, "A text that has nothing to do with any of the others here.");
    assertThat(verdicts(DedupConfig.defaults()))
        .containsEntry("a", "removed dedup.exact for c")
        .containsEntry("b", "removed dedup.url for c")
        .containsEntry("c", "kept for 4")
        .containsEntry("d", "removed dedup.near for c")
        .containsEntry("e", "kept for 1");
  }

  @Test
  void everyRemovalNamesADocumentThatIsKept() {
    add("a", "https://x.org/1", PAGE);
    add("b", "https://x.org/1", "a much shorter page");
    add("c", "https://x.org/2", PAGE + " \n ");
    add("d", "https://x.org/2", PAGE + " \n  \n");
    add("e", null, PAGE + " and one more sentence at its end");
    Map<String, Row> result = run(DedupConfig.defaults(), 2);
    assertThat(result.get("b").<Row>getAs(Columns.REMOVAL).<String>getAs(Columns.DUPLICATE_OF))
        .isEqualTo("e");
    assertThat(result.get("b").<Row>getAs(Columns.REMOVAL).<String>getAs(Columns.DETAIL))
        .isEqualTo("the same canonical URL: https://x.org/1; by way of a, removed later");
    assertThat(result.get("e").<Long>getAs(Columns.CLUSTER_SIZE)).isEqualTo(5);
    assertThat(result.values())
        .allSatisfy(row -> assertThat(row.<String>getAs(Columns.CLUSTER_ID)).isEqualTo("e"));
  }

  @Test
  void keepsTheBestByTheConfiguredOrder() {
    add("a", null, PAGE + "a somewhat longer ending", Map.of("quality", "0.2"));
    add("b", null, PAGE, Map.of("quality", "0.9"));
    add("c", null, PAGE + "an ending", Map.of());
    assertThat(verdicts(DedupConfig.defaults())).containsEntry("b", "kept for 3");
    assertThat(verdicts(keepBy("length"))).containsEntry("a", "kept for 3");
    assertThat(verdicts(keepBy("id"))).containsEntry("a", "kept for 3");
  }

  @Test
  void runsOnlyTheLevelsThatAreOn() {
    add("a", "https://x.org/1", PAGE);
    add("b", "https://x.org/1", PAGE);
    add("c", null, PAGE);
    add("d", null, PAGE + " More.");
    assertThat(verdicts(levels(Level.URL)))
        .containsEntry("b", "removed dedup.url for a")
        .containsEntry("c", "kept for 1")
        .containsEntry("d", "kept for 1");
    assertThat(verdicts(levels(Level.EXACT)))
        .containsEntry("b", "removed dedup.exact for a")
        .containsEntry("d", "kept for 1");
    assertThat(verdicts(levels(Level.NEAR)))
        .containsEntry("a", "removed dedup.near for d")
        .containsEntry("b", "removed dedup.near for d")
        .containsEntry("c", "removed dedup.near for d");
  }

  @Test
  void textsWithoutWordsOrUrlsAreNoReasonToMerge() {
    add("a", null, "");
    add("b", null, null);
    add("c", null, "\u2192");
    add("d", null, "\u2190");
    add("e", null, "one two");
    add("f", null, "one two three");
    add("g", null, "One two!");
    assertThat(verdicts(DedupConfig.defaults()))
        .containsEntry("b", "removed dedup.exact for a")
        .containsEntry("c", "kept for 1")
        .containsEntry("d", "kept for 1")
        .containsEntry("e", "removed dedup.near for g")
        .containsEntry("f", "kept for 1");
  }

  @Test
  void sameRowsUnderAnyPartitioning() {
    long seed = 20260804;
    corpus(new Random(seed));
    Map<String, Row> one = run(DedupConfig.defaults(), 1);
    assertThat(one).hasSize(rows.size());
    assertThat(run(DedupConfig.defaults(), 7)).as("seed %d", seed).isEqualTo(one);
  }

  @Test
  void givesFiguresForTheReport() {
    corpus(new Random(20260805));
    DedupStage stage = new DedupStage(DedupConfig.defaults());
    Dataset<Row> result = stage.apply(documents(3)).cache();
    Map<String, Object> details = stage.details(result);
    long removed = result.filter(Columns.REMOVAL + " is not null").count();
    @SuppressWarnings("unchecked")
    Map<String, Long> byLevel = (Map<String, Long>) details.get("removed_by_level");
    assertThat(byLevel).containsOnlyKeys("url", "exact", "near");
    assertThat(byLevel.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(removed);
    assertThat(details.get("cluster_sizes").toString()).startsWith("[{size=1, clusters=");
    assertThat(details.get("largest_clusters").toString()).startsWith("[{id=");
    assertThat(details.get("hosts").toString()).startsWith("[{host=site");
    assertThat((long) details.get("candidate_pairs")).isPositive();
    assertThat((List<?>) details.get("lsh_curve")).hasSize(21);
    result.unpersist();
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

  private static DedupConfig keepBy(String... keys) {
    DedupConfig c = DedupConfig.defaults();
    return new DedupConfig(
        c.levels(), c.ngram(), c.bands(), c.rows(), c.verify(), List.of(keys), c.seed());
  }

  private static DedupConfig levels(Level... levels) {
    DedupConfig c = DedupConfig.defaults();
    return new DedupConfig(
        List.of(levels), c.ngram(), c.bands(), c.rows(), c.verify(), c.keepBy(), c.seed());
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
    return LocalSpark.session().createDataFrame(rows, Schemas.EXTRACTED).repartition(partitions);
  }

  private Map<String, Row> run(DedupConfig config, int partitions) {
    Dataset<Row> result = new DedupStage(config).apply(documents(partitions));
    assertThat(Schemas.differences(Schemas.withRemoval(Schemas.DEDUPED), result.schema()))
        .isEmpty();
    Map<String, Row> byId = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      assertThat(byId.put(row.getAs(Columns.ID), row)).isNull();
    }
    return byId;
  }

  private Map<String, String> verdicts(DedupConfig config) {
    Map<String, String> verdicts = new TreeMap<>();
    run(config, 2).forEach((id, row) -> verdicts.put(id, verdict(row)));
    return verdicts;
  }

  private static String verdict(Row row) {
    Row removal = row.getAs(Columns.REMOVAL);
    return removal == null
        ? "kept for " + row.<Long>getAs(Columns.CLUSTER_SIZE)
        : "removed %s for %s".formatted(removal.getString(0), removal.getString(2));
  }
}
