package io.mimodata.extract.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.extract.ExtractConfig;
import io.mimodata.extract.pdf.TestPdf;
import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class ExtractStageTest {
  private static Row raw(
      String id, String type, byte[] content, String text, Map<String, String> meta) {
    return RowFactory.create(
        id,
        "s-" + id,
        "http://x/" + id,
        "x/" + id,
        "web",
        "f#" + id,
        type,
        null,
        content,
        text,
        meta);
  }

  private static List<Row> documents() throws Exception {
    List<Row> rows = new ArrayList<>();
    rows.add(
        raw(
            "html",
            "text/html",
            "<title>T</title><meta name=author content=A><p>Let \\(x^2\\) be <code>é</code>."
                .getBytes(UTF_8),
            null,
            Map.of("charset", "UTF-8", "author", "B")));
    rows.add(raw("pdf", "application/pdf", TestPdf.ofLines("Some text"), null, Map.of()));
    rows.add(raw("text", null, null, "plain $y_1$", Map.of("title", "From the row")));
    rows.add(
        raw("code", "text/plain", "int a;".getBytes(UTF_8), null, Map.of("code_language", "c")));
    rows.add(raw("png", "image/png", new byte[] {1}, null, null));
    rows.add(raw("broken", "application/pdf", "no".getBytes(UTF_8), null, Map.of()));
    rows.add(raw("large", "text/plain", new byte[5_000], null, Map.of()));
    for (int i = 0; i < 30; i++) {
      rows.add(raw("p" + i, "text/html", ("<p>page " + i).getBytes(UTF_8), null, Map.of()));
    }
    return rows;
  }

  private static Dataset<Row> run(ExtractConfig config, List<Row> rows, int partitions) {
    Dataset<Row> input =
        LocalSpark.session().createDataFrame(rows, Schemas.RAW).repartition(partitions);
    return new ExtractStage(config).apply(input);
  }

  private static Row byId(List<Row> rows, String id) {
    return rows.stream().filter(row -> row.getAs(Columns.ID).equals(id)).findFirst().orElseThrow();
  }

  private static String reason(Row row) {
    Row removal = row.getAs(Columns.REMOVAL);
    return removal == null ? null : removal.getAs(Columns.REASON);
  }

  @Test
  void everyDocumentIsKeptOrRemovedForAReason() throws Exception {
    ExtractStage stage = new ExtractStage(new ExtractConfig(30_000, 4_000));
    List<Row> input = documents();
    Dataset<Row> result = run(new ExtractConfig(30_000, 4_000), input, 3).cache();
    assertThat(Schemas.differences(Schemas.withRemoval(stage.outputSchema()), result.schema()))
        .isEmpty();
    List<Row> rows = result.collectAsList();
    assertThat(rows).hasSize(input.size());

    Row html = byId(rows, "html");
    assertThat(html.<String>getAs(Columns.TEXT)).isEqualTo("Let $x^2$ be `é`.");
    assertThat(html.<String>getAs(Columns.TITLE)).isEqualTo("T");
    assertThat(html.<String>getAs(Columns.URL)).isEqualTo("http://x/html");
    assertThat(html.<String>getAs(Columns.EXTRACTOR)).isEqualTo("html/3");
    assertThat(html.<String, String>getJavaMap(html.fieldIndex(Columns.METADATA)))
        .containsEntry("author", "B");
    assertThat(html.<Row>getList(html.fieldIndex(Columns.SPANS)))
        .containsExactly(RowFactory.create("formula", 4, 9), RowFactory.create("code", 13, 16));
    assertThat(byId(rows, "text").<String>getAs(Columns.TITLE)).isEqualTo("From the row");
    assertThat(byId(rows, "code").<String>getAs(Columns.TEXT)).isEqualTo("```c\nint a;\n```");
    assertThat(reason(byId(rows, "pdf"))).isNull();

    assertThat(reason(byId(rows, "png"))).isEqualTo("extract.unsupported");
    assertThat(reason(byId(rows, "broken"))).isEqualTo("extract.failed");
    assertThat(reason(byId(rows, "large"))).isEqualTo("extract.too_large");

    Map<String, Object> details = stage.details(result);
    assertThat(details)
        .containsEntry("extractors", Map.of("html/3", 31L, "pdf/2", 1L, "text/1", 2L))
        .containsEntry("spans", Map.of("code", 2L, "formula", 2L));
    assertThat(details.get("span_characters")).isEqualTo(Map.of("code", 18L, "formula", 10L));
  }

  @Test
  void partitioningDoesNotMatter() throws Exception {
    List<Row> input = documents();
    assertThat(run(ExtractConfig.defaults(), input, 1).orderBy(Columns.ID).collectAsList())
        .isEqualTo(run(ExtractConfig.defaults(), input, 7).orderBy(Columns.ID).collectAsList());
  }

  @Test
  void aDocumentOutOfTimeIsRemovedAndTheNextGoesOn() {
    String slow = "<p>" + "<b><i>x</b></i>".repeat(200_000);
    List<Row> rows =
        run(
                new ExtractConfig(100, 32 << 20),
                List.of(
                    raw("slow", "text/html", slow.getBytes(UTF_8), null, Map.of()),
                    raw("text", "text/plain", "ok".getBytes(UTF_8), null, Map.of())),
                1)
            .collectAsList();
    assertThat(reason(byId(rows, "slow"))).isEqualTo("extract.timeout");
    assertThat(byId(rows, "text").<String>getAs(Columns.TEXT)).isEqualTo("ok");
  }
}
