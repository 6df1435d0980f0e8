package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.spark.DedupStage;
import io.mimodata.document.Columns;
import io.mimodata.document.DocumentId;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.document.UsageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.progress.StageProgress;
import io.mimodata.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRunnerTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final Configuration CONF = SPARK.sparkContext().hadoopConfiguration();

  @TempDir Path temp;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void dataAndLedgerHoldEveryDocumentThatCameIn() throws IOException {
    StageFolder raw = raw("raw", 100, 3);
    Manifest manifest = runner().run(shorten(raw, Map.of("keep", "even")), folder("short"));

    assertThat(manifest.counts().in()).isEqualTo(100);
    assertThat(manifest.counts().out()).isEqualTo(50);
    assertThat(manifest.counts().removed()).isEqualTo(50);
    assertThat(manifest.inputs().get(0).manifestSha256())
        .isEqualTo(Sha256.hex(Files.readAllBytes(temp.resolve("raw/manifest.json"))));
    Dataset<Row> ledger = SPARK.read().parquet(temp.resolve("short/removed").toString());
    assertThat(ledger.columns())
        .containsExactly(
            "id",
            "source_id",
            "url",
            "path",
            "source",
            "stage",
            "reason",
            "detail",
            "duplicate_of");
    assertThat(ledger.filter("stage = 'extract' and reason = 'extract.empty'").count())
        .isEqualTo(50);
    assertThat(names(temp.resolve("short")))
        .contains(
            "data/part-00000.zstd.parquet",
            "removed/part-00000.zstd.parquet",
            "manifest.json",
            "report.json",
            "report.html");
    JsonNode report = Json.MAPPER.readTree(temp.resolve("short/report.json").toFile());
    assertThat(report.at("/removed_by_reason/0/documents").asInt()).isEqualTo(50);
    assertThat(report.at("/removed_by_reason/0/examples")).hasSize(10);
  }

  @Test
  void theBytesDependOnTheDocumentsAlone() throws IOException {
    StageFolder one = raw("one", 500, 1);
    StageFolder seven = raw("seven", 500, 7);
    SPARK.conf().set("spark.sql.shuffle.partitions", "1");
    runner().run(shorten(one, Map.of()), folder("from-one"));
    SPARK.conf().set("spark.sql.shuffle.partitions", "7");
    runner().run(shorten(seven, Map.of()), folder("from-seven"));
    SPARK.conf().set("spark.sql.shuffle.partitions", "3");

    Map<String, String> expected = bytes(temp.resolve("from-one"));
    assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
    assertThat(bytes(temp.resolve("from-seven"))).isEqualTo(expected);
  }

  @Test
  void anUnchangedStageIsSkippedAndAChangedOneIsMadeAnew() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    Manifest first = runner().run(shorten(raw, Map.of("v", 1)), folder("short"));
    Manifest again = runner().run(shorten(raw, Map.of("v", 1)), folder("short"));
    assertThat(again.startedAt()).isEqualTo(first.startedAt());
    assertThat(printed.toString(UTF_8)).contains("\"event\":\"skipped\"");

    Manifest changed = runner().run(shorten(raw, Map.of("v", 2)), folder("short"));
    assertThat(changed.startedAt()).isNotEqualTo(first.startedAt());
    assertThat(printed.toString(UTF_8)).contains("made anew");
  }

  @Test
  void aDamagedOutputIsMadeAnewByItsOwnStage() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    Manifest first = runner().run(shorten(raw, Map.of()), folder("short"));
    Path part = temp.resolve("short/data/part-00000.zstd.parquet");
    byte[] whole = Files.readAllBytes(part);
    overwrite(part, bytes -> bytes.substring(0, 100));

    Manifest second = runner().run(shorten(raw, Map.of()), folder("short"));
    assertThat(second.content()).isEqualTo(first.content());
    assertThat(Files.readAllBytes(part)).isEqualTo(whole);
    assertThat(printed.toString(UTF_8)).contains("is damaged (data/part-00000.zstd.parquet has");
  }

  @Test
  void damagedInputIsNamedByTheStageThatReadsIt() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    Path part = temp.resolve("raw/data/part-00000.zstd.parquet");
    byte[] whole = Files.readAllBytes(part);

    byte[] changed = whole.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(part, changed);
    assertFails(raw, "data/part-00000.zstd.parquet is unreadable: ChecksumException");
    Files.delete(temp.resolve("raw/data/.part-00000.zstd.parquet.crc"));
    assertFails(
        raw, "data/part-00000.zstd.parquet", "SHA-256 differs", "run the stage 'ingest' again");

    Files.write(part, new byte[7]);
    assertFails(raw, "data/part-00000.zstd.parquet has 7 bytes, not");

    Files.write(part, whole);
    Files.writeString(temp.resolve("raw/data/other.parquet"), "x");
    assertFails(raw, "data/other.parquet is foreign");

    Files.delete(temp.resolve("raw/data/other.parquet"));
    Files.delete(part);
    assertFails(raw, "data/part-00000.zstd.parquet is missing");

    Files.delete(temp.resolve("raw/manifest.json"));
    assertFails(raw, "has no manifest.json");
    assertFails(folder("nowhere"), "nowhere does not exist");
  }

  private void assertFails(StageFolder input, String... parts) {
    assertThatThrownBy(() -> runner().run(shorten(input, Map.of()), folder("short")))
        .isInstanceOf(StageException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    assertThat(temp.resolve("short")).doesNotExist();
  }

  @Test
  void aForeignOutputFolderIsLeftAlone() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    Files.createDirectories(temp.resolve("thesis"));
    Files.writeString(temp.resolve("thesis/chapter-1.txt"), "precious");

    assertThatThrownBy(() -> runner().run(shorten(raw, Map.of()), folder("thesis")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("is not the folder of a stage; nothing was touched");
    assertThat(temp.resolve("thesis/chapter-1.txt")).hasContent("precious");

    Files.writeString(temp.resolve("thesis/manifest.json"), "{\"name\": \"another program's\"}");
    assertThatThrownBy(() -> runner().run(shorten(raw, Map.of()), folder("thesis")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("made by another version or program");
    assertThat(temp.resolve("thesis/chapter-1.txt")).hasContent("precious");

    assertThatThrownBy(() -> runner().run(shorten(raw, Map.of()), raw))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("holds the output of the stage 'ingest'");
  }

  @Test
  void aFolderThatAnotherRunWritesIsRefusedUntilThatRunIsDead() throws Exception {
    StageFolder raw = raw("raw", 10, 1);
    FolderLock lock = FolderLock.take(folder("short"));
    assertThatThrownBy(() -> runner().run(shorten(raw, Map.of()), folder("short")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("is being written by process " + ProcessHandle.current().pid());
    String content = Files.readString(temp.resolve(".short.lock"));
    lock.close();

    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(
        temp.resolve(".short.lock"),
        content.replace("" + ProcessHandle.current().pid(), "" + dead.pid()));
    runner().run(shorten(raw, Map.of()), folder("short"));
    assertThat(temp.resolve(".short.lock")).doesNotExist();
  }

  @Test
  void whatAKilledRunLeftBehindIsReplaced() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    Files.createDirectories(temp.resolve(".short.inprogress/data"));
    Files.writeString(temp.resolve(".short.inprogress/data/part-00000-x.parquet"), "half");

    runner().run(shorten(raw, Map.of()), folder("short"));
    assertThat(names(temp.resolve("short"))).noneMatch(name -> name.contains("part-00000-x"));
    assertThat(temp.resolve(".short.inprogress")).doesNotExist();
  }

  @Test
  void aStageThatLosesOrSwapsADocumentFails() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    assertThatThrownBy(
            () ->
                runner()
                    .run(
                        job(raw, Map.of(), rows -> rows.filter("title <> 'page 3'")),
                        folder("loses")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("10 documents came in, 9 went on and 0 were removed");
    assertThat(temp.resolve("loses")).doesNotExist();

    assertThatThrownBy(
            () ->
                runner()
                    .run(
                        job(
                            raw,
                            Map.of(),
                            rows ->
                                rows.withColumn(
                                    "id", expr("if(title = 'page 3', reverse(id), id)"))),
                        folder("swaps")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("are not those that came in");
  }

  @Test
  void aDocumentThatIsInTwoInputsIsNamed() throws IOException {
    StageFolder one = raw("one", 5, 1);
    StageFolder again = raw("again", 5, 1);
    assertThatThrownBy(
            () ->
                runner()
                    .run(
                        new TransformJob(
                            new Shorten(UnaryOperator.identity()),
                            Json.tree(Map.of()),
                            List.of(one, again)),
                        folder("short")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("is in more than one input of 'extract'")
        .hasMessageContaining(again.display());
  }

  @Test
  void anInputOfTheWrongStageIsRefusedByItsColumns() throws IOException {
    StageFolder raw = raw("raw", 10, 1);
    StageTransform needsText =
        new Shorten(UnaryOperator.identity()) {
          @Override
          public StructType inputSchema() {
            return Schemas.EXTRACTED;
          }
        };
    assertThatThrownBy(
            () ->
                runner()
                    .run(
                        new TransformJob(needsText, Json.tree(Map.of()), List.of(raw)),
                        folder("short")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("column title is missing")
        .hasMessageContaining("Name the output of the stage before it");
  }

  @Test
  void anIndexIsAnInputAndAnOutput() throws IOException {
    StageFolder first = extracted("first", 10);
    StageFolder second = extracted("second", 25);
    assertThat(runner().run(indexed(first), folder("one")).counts().removed()).isZero();
    Manifest manifest = runner().run(indexed(second), folder("two"));
    assertThat(manifest.counts().removed()).isEqualTo(10);
    assertThat(manifest.inputs()).hasSize(2);
    assertThat(manifest.inputs().get(1).path()).endsWith("index/dump-00001");
    // Both are in the index: each still has only those before it as inputs.
    assertThat(runner().run(indexed(first), folder("one")).counts().removed()).isZero();
    assertThat(runner().run(indexed(second), folder("two")).key()).isEqualTo(manifest.key());
    assertThat(printed.toString(UTF_8))
        .contains("\"event\":\"skipped\"")
        .doesNotContain("made anew");
    Path dump = temp.resolve("index/dump-00002");
    try (Stream<Path> files = Files.walk(dump)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
    assertThat(runner().run(indexed(second), folder("two")).counts().removed()).isEqualTo(10);
    assertThat(printed.toString(UTF_8)).contains("what it wrote beside").contains("made anew");
    assertThat(dump.resolve("dump.json")).exists();
    assertThatThrownBy(() -> runner().run(indexed(second), folder("index/three")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("must not lie within each other");
    try (FolderLock lock = FolderLock.take(folder("index"))) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> runner().run(indexed(second), folder("two")))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("index is being written by");
    }
  }

  private StageFolder extracted(String name, int documents) throws IOException {
    StageFolder folder = folder(name + "-extracted");
    runner().run(job(raw(name, documents, 2), Map.of(), UnaryOperator.identity()), folder);
    return folder;
  }

  private StageJob indexed(StageFolder extracted) {
    String index = temp.resolve("index").toString();
    return new TransformJob(
        new DedupStage(DedupConfig.defaults(), index),
        Json.tree(Map.of("index", index)),
        List.of(extracted));
  }

  // ---- A first stage and a transform, small but real -------------------------------------------

  private StageRunner runner() {
    return new StageRunner(
        SPARK,
        InputCheck.Depth.FULL,
        new ProgressPrinter(new PrintStream(printed, true, UTF_8), false));
  }

  private StageFolder folder(String name) {
    return StageFolder.at(temp.resolve(name).toString(), CONF);
  }

  private StageFolder raw(String name, int documents, int partitions) throws IOException {
    StageFolder folder = folder(name);
    runner().run(new Pages(documents, partitions), folder);
    return folder;
  }

  private static StageJob shorten(StageFolder input, Map<String, Object> configuration) {
    return job(
        input,
        configuration,
        rows ->
            rows.withColumn(
                Columns.REMOVAL,
                when(
                    expr("length(text) % 2 = 1"),
                    struct(
                        lit("extract.empty").as("reason"),
                        lit("odd").as("detail"),
                        lit(null).cast("string").as("duplicate_of")))));
  }

  private static StageJob job(
      StageFolder input, Map<String, Object> configuration, UnaryOperator<Dataset<Row>> work) {
    return new TransformJob(new Shorten(work), Json.tree(configuration), List.of(input));
  }

  private static class Shorten implements StageTransform {
    private final UnaryOperator<Dataset<Row>> work;

    Shorten(UnaryOperator<Dataset<Row>> work) {
      this.work = work;
    }

    @Override
    public String name() {
      return "extract";
    }

    @Override
    public StructType inputSchema() {
      return Schemas.RAW;
    }

    @Override
    public StructType outputSchema() {
      return Schemas.EXTRACTED;
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> documents) {
      return work.apply(
          documents
              .withColumn(Columns.TITLE, expr("metadata['title']"))
              .withColumn(
                  Columns.SPANS,
                  expr("cast(array() as array<struct<kind:string,start:int,end:int>>)"))
              .withColumn(Columns.EXTRACTOR, lit("test/1"))
              .withColumn(Columns.REMOVAL, lit(null).cast(Schemas.REMOVAL))
              .drop(Columns.CONTENT));
    }
  }

  private record Pages(int documents, int partitions) implements StageJob {
    @Override
    public String name() {
      return "ingest";
    }

    @Override
    public JsonNode configuration() {
      return Json.tree(Map.of());
    }

    @Override
    public StructType outputSchema() {
      return Schemas.RAW;
    }

    @Override
    public List<InputEntry> inputs(InputCheck check) {
      return List.of(new InputEntry("pages", null, "" + documents));
    }

    @Override
    public Execution start(SparkSession spark, StageProgress progress) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < documents; i++) {
        String text = "x".repeat(i);
        rows.add(
            RowFactory.create(
                DocumentId.of("web", "p" + i, text.getBytes(UTF_8)),
                null,
                "https://example.org/" + i,
                "https://example.org/" + i,
                "web",
                "p" + i,
                "text/html",
                null,
                null,
                text,
                scala.jdk.javaapi.CollectionConverters.asScala(Map.of("title", "page " + i)),
                null));
      }
      Dataset<Row> result =
          spark
              .createDataFrame(rows, Schemas.withRemoval(Schemas.RAW))
              .repartition(partitions, col("id"));
      return new PagesExecution(result, documents);
    }

    private record PagesExecution(Dataset<Row> result, long documentsIn) implements Execution {
      @Override
      public int files() {
        return 0;
      }

      @Override
      public boolean keepsTextOfRemoved() {
        return false;
      }

      @Override
      public String inputIdColumn() {
        return Columns.ID;
      }

      @Override
      public String idsIn() {
        return null;
      }

      @Override
      public Map<String, Object> details(Dataset<Row> materialised) {
        return Map.of();
      }

      @Override
      public void writeSideOutputs(Dataset<Row> materialised, String folder) {}
    }
  }

  // ---- Files ----------------------------------------------------------------------------------

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Contents of data, ledger and report; the other files tell of inputs and times. */
  private static Map<String, String> bytes(Path folder) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String name : names(folder)) {
      if (!name.startsWith("manifest") && !name.endsWith(".html") && !name.contains(".crc")) {
        bytes.put(name, Sha256.hex(Files.readAllBytes(folder.resolve(name))));
      }
    }
    return bytes;
  }

  private static void overwrite(Path file, UnaryOperator<String> change) throws IOException {
    String latin = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Files.write(file, change.apply(latin).getBytes(StandardCharsets.ISO_8859_1));
  }
}
