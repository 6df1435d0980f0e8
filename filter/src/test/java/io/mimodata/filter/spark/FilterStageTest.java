package io.mimodata.filter.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Columns;
import io.mimodata.document.Span;
import io.mimodata.document.spark.Schemas;
import io.mimodata.filter.FilterConfig;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private final List<Row> rows = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void tagsWhatGoesOnAndAccountsForWhatDoesNot() throws IOException {
    corpus();
    Map<String, Row> result = run(config(decontamination()), 2);
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
    assertThat(english.getJavaMap(english.fieldIndex(Columns.QUALITY)))
        .containsOnlyKeys("knowledge", "reasoning", "formatting");
    assertThat(english.getJavaMap(english.fieldIndex(Columns.SIGNALS))).containsKey("symbol_ratio");
    assertThat(english.<Double>getAs(Columns.SAMPLING_WEIGHT)).isPositive();
  }

  @Test
  void sameRowsUnderAnyPartitioning() throws IOException {
    corpus();
    FilterConfig config = config(decontamination());
    assertThat(run(config, 7)).isEqualTo(run(config, 1));
  }

  @Test
  void givesFiguresForTheReport() throws IOException {
    corpus();
    FilterStage stage = new FilterStage(config(decontamination()));
    Dataset<Row> result = stage.apply(documents(2)).cache();
    Map<String, Object> details = stage.details(result);
    assertThat(details.get("languages")).isEqualTo(Map.of("en", 1L));
    assertThat((Map<?, ?>) details.get("quality_histograms"))
        .hasSize(3)
        .allSatisfy(
            (dimension, bins) ->
                assertThat(List.<Object>copyOf((List<?>) bins))
                    .hasSize(10)
                    .filteredOn(bin -> ((Map<?, ?>) bin).get("documents").equals(1L))
                    .hasSize(1));
    assertThat(details.get("evaluation_items")).isEqualTo(1);
    assertThat(details.get("evaluation_items_too_short")).isEqualTo(0);
    result.unpersist();
  }

  private void corpus() {
    add("english", ENGLISH);
    add("german", GERMAN);
    add("short", "Read more");
    add("null", null);
    add("repeated", "Subscribe to our letter today\n".repeat(10));
    add(
        "contaminated",
        ENGLISH + " Natalia sold clips to 48 of her friends in April, and then more.");
    add("invalid spans", ENGLISH, RowFactory.create(Span.CODE, 9, 3));
  }

  private Path decontamination() throws IOException {
    return Files.writeString(
        folder.resolve("gsm.jsonl"),
        "{\"question\": \"Natalia sold clips to 48 of her friends in April, and then she sold half"
            + " as many.\", \"answer\": \"72\"}\n");
  }

  private static FilterConfig config(Path evaluation) {
    return new FilterConfig(
        Set.of("en"), 0.55, 20, 0.25, 0.4, 0.4, Map.of(), List.of(evaluation.toString()), 10, 10);
  }

  private static String reason(Map<String, Row> result, String id) {
    Row removal = result.get(id).getAs(Columns.REMOVAL);
    return removal == null ? "kept" : removal.getString(0);
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

  private Map<String, Row> run(FilterConfig config, int partitions) {
    Dataset<Row> result = new FilterStage(config).apply(documents(partitions));
    assertThat(result.schema()).isEqualTo(Schemas.withRemoval(Schemas.FILTERED));
    Map<String, Row> byId = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      assertThat(byId.put(row.getAs(Columns.ID), row)).isNull();
    }
    return byId;
  }
}
