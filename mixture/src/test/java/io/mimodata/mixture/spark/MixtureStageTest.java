package io.mimodata.mixture.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.ShardFormat;
import io.mimodata.mixture.recipe.ShardSettings;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.shard.TokenReader;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.Tokenizers;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureStageTest {
  private static final List<StageRecipe> STAGES =
      List.of(
          StageRecipe.of("stage-1", 17_784, 64, List.of("synthetic"), Map.of()),
          StageRecipe.of("stage-2", 4_000, 64, List.of(), Map.of("maths+code", 0.7)),
          StageRecipe.of("stage-3", 2_000, 256, List.of(), Map.of("synthetic", 0.1)));

  @TempDir private Path folder;

  private static MixtureConfig config(OnInfeasible onInfeasible, Scale scale) {
    return config(onInfeasible, scale, STAGES, ShardSettings.defaults().withBytes(16 << 10), 0);
  }

  private static MixtureConfig config(
      OnInfeasible onInfeasible,
      Scale scale,
      List<StageRecipe> stages,
      ShardSettings shards,
      double validation) {
    MixtureConfig defaults = MixtureConfig.of(stages, 42);
    return new MixtureConfig(
        defaults.tokenizer(),
        stages,
        defaults.groups(),
        defaults.rules(),
        defaults.quality(),
        validation,
        defaults.seed(),
        onInfeasible,
        scale,
        defaults.epochs(),
        shards,
        defaults.documentMillis());
  }

  /** A row of the given columns, null elsewhere. */
  private static Row row(StructType schema, Map<String, Object> values) {
    Object[] row = new Object[schema.length()];
    values.forEach((column, value) -> row[schema.fieldIndex(column)] = value);
    return RowFactory.create(row);
  }

  private static Row document(
      StructType schema, String id, String source, String domain, String text) {
    Map<String, Object> values = new TreeMap<>();
    values.put(Columns.ID, id);
    values.put(Columns.SOURCE, source);
    values.put(Columns.PATH, id + ".html");
    values.put(Columns.URL, "https://example.org/" + id);
    values.put(Columns.DOMAIN, domain);
    values.put(Columns.TEXT, text);
    return row(schema, values);
  }

  private static String prose(Random random, String topic) {
    String[] words = {
      "the", "proof", "of", topic, "caf\u00e9", "e\u0301tude", "$x^2$", "\u8bc1\u660e", "\n\n"
    };
    return random
        .ints(5 + random.nextInt(60), 0, words.length)
        .mapToObj(i -> words[i])
        .collect(Collectors.joining(" ", topic + " ", ""));
  }

  /** Natural documents of three domains, generated ones, and hostile ones. */
  private static Dataset<Row> corpus(int partitions) {
    StructType schema = Schemas.SYNTHETIC;
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(document(schema, "n" + i, "web", "news", prose(random, "election")));
      rows.add(document(schema, "m" + i, "web", "maths", prose(random, "lemma")));
      rows.add(document(schema, "c" + i, "repos", "code", prose(random, "def f():\n\treturn")));
    }
    for (int i = 0; i < 10; i++) {
      Row made = document(schema, "s" + i, "made", "maths", prose(random, "solution"));
      Object[] values = new Object[schema.length()];
      for (int column = 0; column < values.length; column++) {
        values[column] = made.get(column);
      }
      values[schema.fieldIndex(Columns.STRATEGY)] = "problem";
      values[schema.fieldIndex(Columns.SEED_ID)] = "m" + i;
      String text = made.getString(schema.fieldIndex(Columns.TEXT));
      values[schema.fieldIndex(Columns.MESSAGES)] =
          new Row[] {
            RowFactory.create("user", text.substring(0, 15)),
            RowFactory.create("assistant", text.substring(15))
          };
      rows.add(RowFactory.create(values));
    }
    rows.add(document(schema, "empty", "web", "news", ""));
    rows.add(document(schema, "null", "web", null, null));
    rows.add(document(schema, "control", "web", "news", "a <|endoftext|> b"));
    return LocalSpark.session().createDataFrame(rows, schema).repartition(partitions);
  }

  private static List<Row> sorted(Dataset<Row> result) {
    return result.orderBy(Columns.ID).collectAsList();
  }

  private Map<String, String> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          // What the stage keeps for itself until it is whole.
          .filter(path -> !root.relativize(path).toString().startsWith("_"))
          .collect(
              Collectors.toMap(
                  path -> root.relativize(path).toString(),
                  MixtureStageTest::hex,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private static String hex(Path path) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<int[]> documents(Path shard) throws IOException {
    List<int[]> documents = new ArrayList<>();
    try (TokenReader reader = TokenReader.open(shard.toString(), new Configuration())) {
      for (int[] next = reader.next(); next != null; next = reader.next()) {
        documents.add(next);
      }
    }
    return documents;
  }

  private List<int[]> allDocuments(String stage, String format, String extension)
      throws IOException {
    List<int[]> all = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder.resolve(stage).resolve(format))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(extension)).sorted().toList()) {
        all.addAll(documents(path));
      }
    }
    return all;
  }

  /** All formats, and a packing of each kind. */
  private static MixtureConfig everything() {
    List<Packing> packings = List.of(Packing.DOCUMENTS, Packing.CONCAT, Packing.BEST_FIT);
    List<StageRecipe> stages = new ArrayList<>();
    for (StageRecipe stage : STAGES) {
      Packing packing = packings.get(stages.size());
      stages.add(
          new StageRecipe(
              stage.name(),
              stage.tokens(),
              stage.context(),
              stage.exclude(),
              stage.share(),
              List.of(),
              packing));
    }
    Set<ShardFormat> formats =
        EnumSet.of(ShardFormat.MEGATRON, ShardFormat.PARQUET, ShardFormat.MDS);
    return config(
        OnInfeasible.ERROR, Scale.CORPUS, stages, new ShardSettings(formats, 16 << 10, true), 0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16})
  void partitioningLeavesNoTrace(int partitions) throws IOException {
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    List<Row> oneRows = run(new MixtureStage(everything()), corpus(1), one);
    List<Row> manyRows = run(new MixtureStage(everything()), corpus(partitions), many);
    assertThat(manyRows).isEqualTo(oneRows);
    Map<String, String> files = files(one);
    assertThat(files.keySet())
        .contains(
            "stage-1/report.json",
            "stage-1/shards.json",
            "stage-1/megatron/part-00000.bin",
            "stage-1/megatron/part-00000.idx",
            "stage-1/megatron/part-00001.bin",
            "stage-1/parquet/part-00000.parquet",
            "stage-1/provenance/part-00000.parquet",
            "stage-2/mds/part-00000.mds",
            "stage-2/mds/index.json",
            "stage-3/parquet/part-00000.parquet",
            "validation/megatron/part-00000.bin")
        .noneMatch(name -> name.contains("/_"));
    assertThat(files(many)).isEqualTo(files);
  }

  @Test
  void aRunThatGoesOnWritesOnlyWhatIsNotWhole() throws IOException {
    run(new MixtureStage(everything()), corpus(2), folder);
    Map<String, String> before = files(folder);
    Path lost = folder.resolve("stage-1/megatron/part-00000.bin");
    Path damaged = folder.resolve("stage-2/parquet/part-00001.parquet");
    Path foreign = folder.resolve("stage-2/parquet/part-00099.parquet");
    Files.delete(lost);
    Files.writeString(damaged, "PAR1");
    Files.writeString(foreign, "PAR1");
    Map<String, FileTime> times = times();

    run(new MixtureStage(everything()), corpus(5), folder);

    assertThat(files(folder)).isEqualTo(before);
    Map<String, FileTime> after = times();
    for (String file : times.keySet()) {
      boolean again =
          (file.startsWith("stage-1") && file.contains("part-00000"))
              || (file.startsWith("stage-2") && file.contains("part-00001"));
      if (file.matches("stage.*part.*") && !again && !file.contains("part-00099")) {
        assertThat(after.get(file)).as(file).isEqualTo(times.get(file));
      }
    }
  }

  @Test
  void shardsOfAnotherPlanAreWrittenAgain() throws IOException {
    run(new MixtureStage(everything()), corpus(2), folder);
    Map<String, String> before = files(folder);
    Path list = folder.resolve("stage-1/shards.json");
    String known = Files.readString(list);
    Files.delete(list.resolveSibling(".shards.json.crc"));
    Files.writeString(list, known.replaceAll("\"plan\" : \"[0-9a-f]+\"", "\"plan\" : \"other\""));
    Map<String, FileTime> times = times();
    run(new MixtureStage(everything()), corpus(2), folder);
    assertThat(files(folder)).isEqualTo(before);
    String one = "stage-1/megatron/part-00000.bin";
    String two = "stage-2/mds/part-00000.mds";
    assertThat(times().get(one)).isGreaterThan(times.get(one));
    assertThat(times().get(two)).isEqualTo(times.get(two));
  }

  private Map<String, FileTime> times() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".crc"))
          .collect(
              Collectors.toMap(
                  path -> folder.relativize(path).toString(),
                  path -> {
                    try {
                      return Files.getLastModifiedTime(path);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
  }

  @Test
  void idsOfAKilledRunAreNotMadeAgain() throws IOException {
    // As the program has it: Spark leaves no file that says that all is written.
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
    MixtureStage killed = new MixtureStage(everything());
    killed.begin(folder.toString());
    killed.apply(corpus(2));
    Map<String, FileTime> times = times();
    assertThat(times.keySet()).anyMatch(name -> name.startsWith("_tokenized/part-"));
    MixtureStage next = new MixtureStage(everything());
    next.begin(folder.toString());
    next.apply(corpus(3));
    assertThat(times()).isEqualTo(times);
  }

  @Test
  void noTextThatIsHeldOutIsTrainedOn() throws IOException {
    Dataset<Row> documents = corpus(3);
    List<Row> result = run(new MixtureStage(everything()), documents, folder);
    Set<String> held = new HashSet<>();
    for (Row row : result) {
      if (!row.isNullAt(row.fieldIndex(MixtureStage.COPIES))) {
        Map<String, Integer> copies = row.getJavaMap(row.fieldIndex(MixtureStage.COPIES));
        if (copies.containsKey("validation")) {
          assertThat(copies).hasSize(1);
          held.add(row.getString(0));
        }
      }
    }
    assertThat(held).hasSizeBetween(5, 50);
    assertThat(provenance("validation")).containsExactlyInAnyOrderElementsOf(held);
    for (StageRecipe stage : STAGES) {
      assertThat(provenance(stage.name())).isNotEmpty().doesNotContainAnyElementsOf(held);
    }
    assertThat(allDocuments("validation", "megatron", ".bin")).hasSameSizeAs(held);
  }

  private Set<String> provenance(String stage) {
    return LocalSpark.session()
        .read()
        .parquet(folder.resolve(stage).resolve("provenance").toString())
        .select("id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  @Test
  void provenanceTellsWhereEachPartOfADocumentIs() throws IOException {
    run(new MixtureStage(everything()), corpus(3), folder);
    for (StageRecipe stage : STAGES) {
      Path parquet = folder.resolve(stage.name()).resolve("parquet");
      Map<String, List<int[]>> rows = new TreeMap<>();
      for (Row part :
          LocalSpark.session()
              .read()
              .parquet(folder.resolve(stage.name()).resolve("provenance").toString())
              .orderBy("shard", "row", "offset")
              .collectAsList()) {
        String shard = part.getAs("shard");
        if (!rows.containsKey(shard)) {
          rows.put(shard, documents(parquet.resolve(shard + ".parquet")));
        }
        // Parts come in the order of document_lengths; padding has none.
        int[] ids = rows.get(shard).remove(0);
        int tokens = part.getAs("tokens");
        int offset = part.getAs("offset");
        assertThat(ids).hasSize(tokens);
        boolean rowEnds = offset + tokens == stage.context();
        if (!rows.get(shard).isEmpty() && !rowEnds && isPadding(rows.get(shard).get(0))) {
          rows.get(shard).remove(0);
        }
      }
      assertThat(rows.values()).allMatch(List::isEmpty);
    }
  }

  private static boolean isPadding(int[] ids) {
    return Arrays.stream(ids).allMatch(id -> id == Tokenizers.qwen2().eod());
  }

  private static List<Row> run(Dataset<Row> documents, Path output) {
    MixtureStage stage = new MixtureStage(config(OnInfeasible.ERROR, Scale.CORPUS));
    return run(stage, documents, output);
  }

  private static List<Row> run(MixtureStage stage, Dataset<Row> documents, Path output) {
    stage.begin(output.toString());
    Dataset<Row> result = stage.apply(documents).persist();
    List<Row> rows = sorted(result);
    stage.writeSideOutputs(documents, result, output.toString());
    result.unpersist();
    return rows;
  }

  @Test
  void shardsHoldTheDrawnTexts() throws IOException {
    Dataset<Row> documents = corpus(3);
    List<Row> result = run(documents, folder);
    Map<String, String> texts =
        documents.select(Columns.ID, Columns.TEXT).collectAsList().stream()
            .filter(row -> !row.isNullAt(1))
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    Tokenizer tokenizer = Tokenizers.qwen2();
    for (StageRecipe stage : STAGES) {
      List<String> expected = new ArrayList<>();
      for (Row row : result) {
        if (!row.isNullAt(row.fieldIndex(MixtureStage.COPIES))) {
          Map<String, Integer> copies = row.getJavaMap(row.fieldIndex(MixtureStage.COPIES));
          String text = Normalizer.normalize(texts.get(row.getString(0)), Normalizer.Form.NFC);
          for (int copy = copies.getOrDefault(stage.name(), 0); copy > 0; copy--) {
            expected.add(text);
          }
        }
      }
      List<int[]> megatron = allDocuments(stage.name(), "megatron", ".bin");
      assertThat(megatron).allMatch(ids -> ids[ids.length - 1] == tokenizer.eod());
      List<String> found = new ArrayList<>(megatron.stream().map(tokenizer::decode).toList());
      List<String> trimmed = new ArrayList<>();
      for (String text : found) {
        if (!expected.remove(text)) {
          trimmed.add(text);
        }
      }
      // Of each group the last document may be trimmed.
      assertThat(trimmed).hasSameSizeAs(expected).hasSizeLessThanOrEqualTo(2);
      assertThat(expected)
          .allMatch(text -> trimmed.stream().anyMatch(text::startsWith), "begins as in the shards");
      List<int[]> parquet = allDocuments(stage.name(), "parquet", ".parquet");
      assertThat(parquet).hasSameSizeAs(megatron);
      for (int i = 0; i < parquet.size(); i++) {
        assertThat(parquet.get(i)).isEqualTo(megatron.get(i));
      }
    }
  }

  @Test
  void accountsForEveryDocument() {
    Dataset<Row> documents = corpus(2);
    MixtureStage stage = new MixtureStage(config(OnInfeasible.ERROR, Scale.CORPUS));
    stage.begin(folder.toString());
    Dataset<Row> result = stage.apply(documents);
    assertThat(result.schema()).isEqualTo(Schemas.withRemoval(stage.outputSchema()));
    assertThat(result.count()).isEqualTo(documents.count());
    Map<String, String> removed =
        result
            .where(col(Columns.REMOVAL).isNotNull())
            .select(col(Columns.ID), col("removal.reason"))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    assertThat(removed)
        .containsEntry("empty", "mixture.failed")
        .containsEntry("null", "mixture.failed");
    assertThat(
            result.where(col(Columns.REMOVAL).isNull().equalTo(col(MixtureStage.COPIES).isNull())))
        .satisfies(both -> assertThat(both.count()).isZero());
  }

  @Test
  void figuresTellTargetsAndWhatIsThere() throws IOException {
    Dataset<Row> documents = corpus(2);
    MixtureStage stage = new MixtureStage(config(OnInfeasible.ERROR, Scale.CORPUS));
    stage.begin(folder.toString());
    Dataset<Row> result = stage.apply(documents).persist();
    JsonNode details = new ObjectMapper().valueToTree(stage.details(result));
    stage.writeSideOutputs(documents, result, folder.toString());

    assertThat(details.at("/tokenizer/name").asText()).isEqualTo("qwen2");
    JsonNode two = details.at("/stages/1");
    assertThat(two.get("name").asText()).isEqualTo("stage-2");
    assertThat(two.get("tokens").asDouble())
        .isCloseTo(two.get("target_tokens").asDouble(), within(2.0));
    assertThat(two.at("/shares/0/group").asText()).isEqualTo("maths+code");
    assertThat(two.at("/shares/0/target").asDouble()).isEqualTo(0.7);
    assertThat(two.at("/shares/0/actual").asDouble()).isCloseTo(0.7, within(0.001));
    assertThat(two.at("/by_source/repos").asLong()).isPositive();
    assertThat(two.at("/by_domain/code").asLong()).isEqualTo(two.at("/by_source/repos").asLong());
    assertThat(two.get("caps")).isEmpty();
    assertThat(two.at("/length_histogram/0/upto").asLong()).isIn(8L, 16L, 32L, 64L);
    JsonNode epochs = details.at("/stages/2/epochs/0");
    assertThat(epochs.get("group").asText()).isEqualTo("synthetic");
    assertThat(epochs.get("epochs").asDouble()).isPositive();

    JsonNode report = new ObjectMapper().readTree(folder.resolve("stage-2/report.json").toFile());
    assertThat(report.get("tokens").asLong()).isEqualTo(two.get("tokens").asLong());
    long inShards = 0;
    for (JsonNode shard : report.get("shards")) {
      inShards += shard.get("tokens").asLong();
    }
    assertThat(inShards).isEqualTo(two.get("tokens").asLong());
    result.unpersist();
  }

  @Test
  void worksWithoutGeneratedDocumentsWhereACapIsAllowed() throws IOException {
    Dataset<Row> filtered =
        corpus(2).where(col(Columns.STRATEGY).isNull()).select(columns(Schemas.FILTERED));
    assertThatThrownBy(
            () -> {
              MixtureStage stage = new MixtureStage(config(OnInfeasible.ERROR, Scale.CORPUS));
              stage.begin(folder.resolve("infeasible").toString());
              stage.apply(filtered);
            })
        .isInstanceOf(StageException.class)
        .hasMessageContaining("stage-3")
        .hasMessageContaining("synthetic");

    MixtureStage stage = new MixtureStage(config(OnInfeasible.CAP, Scale.CORPUS));
    stage.begin(folder.toString());
    Dataset<Row> result = stage.apply(filtered).persist();
    stage.writeSideOutputs(filtered, result, folder.toString());
    JsonNode three = new ObjectMapper().valueToTree(stage.details(result)).at("/stages/2");
    assertThat(three.at("/caps/0/group").asText()).isEqualTo("synthetic");
    assertThat(three.at("/caps/0/missing_tokens").asLong()).isPositive();
    result.unpersist();
  }

  @Test
  void aCorpusOfNothingGivesEmptyStagesWhereACapIsAllowed() throws IOException {
    Dataset<Row> nothing = corpus(1).where(col(Columns.ID).equalTo("empty"));
    MixtureStage stage = new MixtureStage(config(OnInfeasible.CAP, Scale.NONE));
    stage.begin(folder.toString());
    Dataset<Row> result = stage.apply(nothing);
    assertThat(result.count()).isEqualTo(1);
    stage.writeSideOutputs(nothing, result, folder.toString());
    assertThat(files(folder).keySet())
        .contains("stage-1/report.json", "stage-2/report.json", "stage-3/report.json")
        .noneMatch(name -> name.endsWith(".bin"));
  }

  private static org.apache.spark.sql.Column[] columns(StructType schema) {
    return Stream.of(schema.fieldNames())
        .map(name -> col(name))
        .toArray(org.apache.spark.sql.Column[]::new);
  }
}
