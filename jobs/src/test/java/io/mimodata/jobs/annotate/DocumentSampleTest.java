package io.mimodata.jobs.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Columns;
import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class DocumentSampleTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.ID, DataTypes.StringType, false)
          .add(Columns.SOURCE, DataTypes.StringType, false)
          .add(Columns.PATH, DataTypes.StringType)
          .add(Columns.URL, DataTypes.StringType)
          .add(Columns.TITLE, DataTypes.StringType)
          .add(Columns.TEXT, DataTypes.StringType)
          .add(Columns.SPANS, DataTypes.createArrayType(Schemas.SPAN));

  private static Row row(int i, String source, String path, String url, int length) {
    Row[] spans = {RowFactory.create(Span.CODE, 0, 2)};
    return RowFactory.create(
        "%032x".formatted(i), source, path, url, "t" + i, "x".repeat(length), spans);
  }

  /** A great site, many small ones, folders, and a source without either. */
  private static Dataset<Row> documents(int partitions) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row(i, "web", "a.warc#" + i, "https://www.Great.example/p" + i, 100));
      rows.add(row(100 + i, "web", "a.warc#x", "http://s" + i + ".example/", i % 2 * 5_000 + 9));
      rows.add(row(200 + i, "manuals", (i % 4) + "/x/" + i + ".html", null, 700));
      rows.add(row(300 + i, "rows", "f.jsonl", "no url", 40_000));
      rows.add(row(400 + i, "rows", "f.jsonl", null, 0));
    }
    return SPARK.createDataset(rows, Encoders.row(SCHEMA)).repartition(partitions);
  }

  private static Map<String, Long> counts(
      List<SampledDocument> sample, Function<SampledDocument, String> key) {
    return sample.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  @Test
  void noSiteAndNoKindOfDocumentHasMoreThanItsPart() {
    List<SampledDocument> sample = DocumentSample.draw(documents(3), 60, 8, 1);

    assertThat(sample).hasSize(60).doesNotHaveDuplicates();
    assertThat(counts(sample, SampledDocument::site).values()).allMatch(n -> n <= 8);
    assertThat(counts(sample, d -> d.source() + d.text().length() / 2_000))
        .isEqualTo(Map.of("web0", 15L, "web2", 15L, "manuals0", 15L, "rows20", 15L));
    SampledDocument manual =
        sample.stream().filter(d -> d.source().equals("manuals")).findFirst().orElseThrow();
    assertThat(manual.site()).matches("manuals/[0-3]");
    assertThat(manual.spans()).containsExactly(new Span(Span.CODE, 0, 2));
    assertThat(counts(DocumentSample.draw(documents(3), 500, 8, 1), SampledDocument::site))
        .containsEntry("great.example", 8L)
        .containsEntry("manuals/2", 8L)
        .hasSize(1 + 100 + 4 + 100);
  }

  @Test
  void partitionsDoNotMatterAndAGreaterSampleBeginsWithASmallerOne() {
    List<SampledDocument> sample = DocumentSample.draw(documents(1), 50, 8, 7);

    assertThat(DocumentSample.draw(documents(7), 50, 8, 7)).isEqualTo(sample);
    assertThat(DocumentSample.draw(documents(2), 20, 8, 7)).isEqualTo(sample.subList(0, 20));
    assertThat(DocumentSample.draw(documents(2), 50, 8, 8)).isNotEqualTo(sample);
  }

  @Test
  void rowsWithoutTextAreNoDocuments() {
    assertThatThrownBy(() -> DocumentSample.draw(documents(1).drop(Columns.TEXT), 5, 5, 1))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("no column text");
  }
}
