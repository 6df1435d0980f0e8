package io.mimodata.ingest.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.IngestPlan;
import io.mimodata.ingest.IngestPlanner;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.SourceSpec;
import io.mimodata.ingest.WarcFixture;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestStageTest {
  @TempDir Path folder;

  private final SparkSession spark = LocalSpark.session();

  @BeforeEach
  void sources() throws IOException {
    WarcFixture warc =
        new WarcFixture()
            .add(WarcFixture.record("warcinfo", "application/warc-fields", "x", new byte[0]));
    for (int i = 0; i < 1_000; i++) {
      warc.page(i);
    }
    byte[] bytes = warc.gzip();
    bytes[bytes.length / 2] ^= 0x10;
    WarcFixture.write(folder, "web/a.warc.gz", bytes);
    WarcFixture.write(folder, "web/empty.warc.gz", new byte[0]);
    WarcFixture.write(
        folder, "rows/a.jsonl", "{\"text\":\"a\",\"k\":1}\nnonsense\n".repeat(50).getBytes(UTF_8));
    WarcFixture.write(folder, "pages/a.html", "<p>".getBytes(UTF_8));
  }

  private IngestStage stage(long sliceBytes) {
    IngestPlan plan = plan(sliceBytes);
    return new IngestStage(plan, Ingested.slices(sliceBytes));
  }

  private IngestPlan plan(long sliceBytes) {
    return IngestPlanner.plan(
        List.of(
            new SourceSpec("web", Format.WARC, List.of(folder + "/web"), null),
            new SourceSpec("rows", Format.JSONL, List.of(folder + "/rows"), null),
            new SourceSpec("pages", Format.HTML, List.of(folder + "/pages"), null)),
        Ingested.slices(sliceBytes),
        spark.sparkContext().hadoopConfiguration());
  }

  @Test
  void rowsHaveTheColumnsOfTheContract() {
    IngestStage stage = stage(IngestConfig.defaults().sliceBytes());
    Dataset<Row> rows = stage.read(spark);

    assertThat(rows.schema()).isEqualTo(Schemas.withRemoval(Schemas.RAW));
    List<Row> collected = rows.collectAsList();
    assertThat(collected).hasSize(1_000 + 1 + 100 + 1);
    assertThat(collected).extracting(row -> row.getAs(Columns.ID)).doesNotHaveDuplicates();
    Row first = collected.get(0);
    assertThat(first.<String>getAs(Columns.SOURCE)).isEqualTo("web");
    assertThat(first.<String>getAs(Columns.CANONICAL_URL)).isEqualTo("https://example.com/0");
    assertThat(first.<byte[]>getAs(Columns.CONTENT)).isNotEmpty();
    assertThat(first.<Object>getAs(Columns.FETCHED_AT)).isNotNull();
    assertThat(first.getJavaMap(first.fieldIndex(Columns.METADATA)))
        .isEqualTo(Map.of("charset", "UTF-8", "warc_type", "response"));
    assertThat(collected)
        .filteredOn(row -> row.getAs(Columns.REMOVAL) != null)
        .extracting(row -> row.<Row>getAs(Columns.REMOVAL).<String>getAs(Columns.REASON))
        .hasSize(52)
        .contains("ingest.corrupt", "ingest.empty", "ingest.invalid_row");
  }

  @Test
  void countersTellWhatWasRead() {
    IngestStage stage = stage(100_000);
    IngestCounters counters = stage.counters(spark);
    assertThat(counters.recordsRead()).isZero();

    long rows = stage.read(spark).collectAsList().size();

    assertThat(stage.counters(spark)).isSameAs(counters);
    assertThat(counters.recordsRead()).isEqualTo(rows);
    assertThat(counters.bytesRead()).isEqualTo(plan(100_000).totalBytes());
    assertThat(counters.recordsPassedOver()).containsEntry("warcinfo", 1L);
  }

  @Test
  void partitioningDoesNotMatter() {
    IngestStage whole = stage(IngestConfig.defaults().sliceBytes());
    IngestStage sliced = stage(40_000);
    Dataset<Row> one = whole.read(spark);
    Dataset<Row> many = sliced.read(spark);

    assertThat(one.rdd().getNumPartitions()).isEqualTo(1);
    assertThat(many.rdd().getNumPartitions())
        .isEqualTo(plan(40_000).tasks().size())
        .isGreaterThan(6);
    assertThat(strings(many)).isEqualTo(strings(one));
  }

  /** Rows as text, in the order of the partitions; bytes are told by the id. */
  private static List<String> strings(Dataset<Row> rows) {
    return rows.drop(Columns.CONTENT).collectAsList().stream().map(Row::mkString).toList();
  }
}
