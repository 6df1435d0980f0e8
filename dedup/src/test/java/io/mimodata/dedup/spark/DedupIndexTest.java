package io.mimodata.dedup.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupIndexTest {
  private static final Configuration HADOOP = new Configuration();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir private Path folder;

  /** Everything, with an index in which earlier dumps are better. */
  private static DedupConfig config(boolean exactly) {
    DedupConfig c = DedupConfig.defaults();
    return new DedupConfig(
        c.levels(),
        c.ngram(),
        c.bands(),
        c.rows(),
        c.verify(),
        exactly,
        List.of("metadata.age", "length", "id"),
        0,
        c.seed());
  }

  @Test
  void dumpByDumpKeepsWhatAllAtOnceWould() {
    System.out.println("seed " + seed);
    dumpByDump(config(false), 4);
  }

  @Test
  void dumpByDumpKeepsWhatAllAtOnceWouldWhenSimilaritiesAreCounted() {
    System.out.println("seed " + seed);
    dumpByDump(config(true), 3);
  }

  private void dumpByDump(DedupConfig config, int dumps) {
    List<List<Row>> corpus = corpus(dumps);
    Map<String, String> expected = verdicts(new DedupStage(config).apply(dataset(all(corpus), 3)));
    Map<String, String> found = new TreeMap<>();
    for (int dump = 0; dump < dumps; dump++) {
      DedupStage stage = new DedupStage(config, folder.resolve("index").toString());
      Map<String, String> others = stage.otherInputs("input " + dump, HADOOP);
      assertThat(others).hasSize(dump);
      Dataset<Row> result = stage.apply(dataset(corpus.get(dump), 1 + dump % 3));
      found.putAll(verdicts(result));
      Map<String, Object> details = stage.details(result);
      assertThat(details).containsEntry("earlier_dumps", dump);
      assertThat((long) details.get("removed_for_earlier_dumps") > 0).isEqualTo(dump > 0);
      assertThat(details).containsEntry("already_in_earlier_dumps", 0L);
      stage.commit();
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(found.values().stream().filter(v -> v.startsWith("dedup.near")).count())
        .as("seed %d", seed)
        .isGreaterThan(20);
    assertThat(found.values()).anyMatch(v -> v.startsWith("dedup.url"));
    assertThat(found.values()).anyMatch(v -> v.startsWith("dedup.exact"));
  }

  @Test
  void aDumpThatIsInTheIndexIsDecidedAsBeforeAndNotAddedAgain() throws IOException {
    System.out.println("seed " + seed);
    List<List<Row>> corpus = corpus(3);
    List<Map<String, String>> first = new ArrayList<>();
    for (int dump = 0; dump < 3; dump++) {
      first.add(run(dump, corpus.get(dump)));
    }
    List<String> before = files();
    for (int dump : new int[] {1, 0, 2}) {
      assertThat(run(dump, corpus.get(dump))).as("seed %d", seed).isEqualTo(first.get(dump));
    }
    assertThat(files()).isEqualTo(before);
    assertThat(before).anyMatch(file -> file.startsWith("dump-00003/keys/"));
    assertThat(before).noneMatch(file -> file.startsWith("dump-00004"));
  }

  @Test
  void clustersGrowFromDumpToDump() {
    String text = text(words(90));
    Row a = row("a", "https://x.org/1", text, 9);
    Row b = row("b", "https://x.org/2", text, 9);
    Row c = row("c", "https://x.org/1", "something else under an address that is known", 8);
    Row d = row("d", null, text + " and more", 7);
    run(0, List.of(a, b));
    Row second = rows(1, List.of(c)).get("c");
    assertThat(second.<Row>getAs(Columns.REMOVAL).getString(2)).isEqualTo("a");
    assertThat(second.<Row>getAs(Columns.REMOVAL).getString(1))
        .isEqualTo("the same canonical URL: https://x.org/1; kept in an earlier dump");
    assertThat(second.<String>getAs(Columns.CLUSTER_ID)).isEqualTo("a");
    assertThat(second.<Long>getAs(Columns.CLUSTER_SIZE)).isEqualTo(3);
    Row third = rows(2, List.of(d)).get("d");
    assertThat(third.<Row>getAs(Columns.REMOVAL).getString(0)).isEqualTo("dedup.near");
    assertThat(third.<String>getAs(Columns.CLUSTER_ID)).isEqualTo("a");
    assertThat(third.<Long>getAs(Columns.CLUSTER_SIZE)).isEqualTo(3);
  }

  @Test
  void whatWasNotCommittedDoesNotCount() throws IOException {
    List<Row> rows = corpus(1).get(0);
    DedupStage killed = new DedupStage(config(false), folder.resolve("index").toString());
    killed.otherInputs("killed", HADOOP);
    Map<String, String> kept = verdicts(killed.apply(dataset(rows, 1)));
    assertThat(files()).anyMatch(file -> file.contains(".inprogress/keys/"));
    DedupStage again = new DedupStage(config(false), folder.resolve("index").toString());
    assertThat(again.otherInputs("another extract of it", HADOOP)).isEmpty();
    assertThat(again.otherFoldersHold()).isFalse();
    assertThat(verdicts(again.apply(dataset(rows, 2)))).isEqualTo(kept);
    again.commit();
    assertThat(again.otherFoldersHold()).isTrue();
    assertThat(files())
        .noneMatch(file -> file.contains(".inprogress"))
        .contains("dump-00001/dump.json")
        .noneMatch(file -> file.contains("dump-00002"));
    DedupStage failed = new DedupStage(config(false), folder.resolve("index").toString());
    failed.otherInputs("fails", HADOOP);
    Map<String, String> known = verdicts(failed.apply(dataset(rows, 1)));
    assertThat(known.values()).noneMatch(verdict -> verdict.equals("kept"));
    assertThat(failed.details(failed.apply(dataset(rows, 1))))
        .hasEntrySatisfying(
            "already_in_earlier_dumps", count -> assertThat((long) count).isPositive())
        .containsEntry("clusters", 0L);
    Path others = folder.resolve("index/.dump-of-another-run.inprogress");
    Files.createDirectory(others);
    failed.discard();
    assertThat(files().stream().filter(file -> file.contains(".inprogress")))
        .containsExactly(others.getFileName().toString());
  }

  @Test
  void dumpsOfAnotherIndexAreRefused() throws IOException {
    List<List<Row>> corpus = corpus(2);
    run(0, corpus.get(0));
    run(1, corpus.get(1));
    Path first = folder.resolve("index/dump-00001/dump.json");
    String json = Files.readString(first);
    // As on file systems that keep no checksums.
    Files.delete(first.resolveSibling(".dump.json.crc"));
    String index = folder.resolve("index").toString();
    for (String damage :
        List.of(
            json.replace("input 0", "input 9"),
            "{\"format\": \"mimo-data-dedup-index/1\"}",
            "null",
            "{\"format\": ",
            json.replace("\"part\" : 0", "\"part\" : 7"))) {
      assertThat(damage).isNotEqualTo(json);
      Files.writeString(first, damage);
      assertThatThrownBy(() -> new DedupStage(config(false), index).otherInputs("x", HADOOP))
          .as(damage)
          .isInstanceOf(StageException.class)
          .hasMessageContaining("dump-00001 is damaged");
    }
  }

  @Test
  void whatIsNoIndexOfThisKindIsRefused() throws IOException {
    run(0, corpus(1).get(0));
    String index = folder.resolve("index").toString();
    DedupConfig c = config(false);
    DedupConfig other =
        new DedupConfig(
            c.levels(), 4, c.bands(), c.rows(), c.verify(), false, c.keepBy(), 0, c.seed());
    assertThatThrownBy(() -> new DedupStage(other, index).otherInputs("x", HADOOP))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("dump-00001 was made with dedup.ngram 5, which this run has as 4");
    Path keys;
    try (Stream<Path> files = Files.list(folder.resolve("index/dump-00001/keys"))) {
      keys = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.delete(keys);
    assertThatThrownBy(() -> new DedupStage(c, index).otherInputs("x", HADOOP))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("dump-00001 is damaged: keys/" + keys.getFileName());
    Files.writeString(folder.resolve("index/notes.txt"), "mine");
    assertThatThrownBy(() -> new DedupStage(c, index).otherInputs("x", HADOOP))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("is no index of earlier dumps: it has a file or folder 'notes.txt'");
  }

  @Test
  void oneLevelHasAnIndex() {
    DedupConfig c = config(false);
    for (Level level : Level.values()) {
      DedupConfig only =
          new DedupConfig(
              List.of(level), 5, c.bands(), c.rows(), c.verify(), false, c.keepBy(), 0, c.seed());
      String text = text(words(50));
      List<Row> rows = List.of(row("a", "https://x.org/1", text, 9));
      List<Row> copies = List.of(row("b", "https://x.org/1", text, 9));
      String index = folder.resolve(level.key()).toString();
      DedupStage first = new DedupStage(only, index);
      first.otherInputs("first", HADOOP);
      assertThat(verdicts(first.apply(dataset(rows, 1)))).containsEntry("a", "kept");
      first.commit();
      DedupStage second = new DedupStage(only, index);
      second.otherInputs("second", HADOOP);
      assertThat(verdicts(second.apply(dataset(copies, 2))).get("b"))
          .startsWith("dedup.%s for a".formatted(level.key()));
    }
  }

  /** Dumps of pages of which most come again, changed a little or much, or not at all. */
  private List<List<Row>> corpus(int dumps) {
    List<List<Row>> corpus = new ArrayList<>();
    for (int i = 0; i < dumps; i++) {
      corpus.add(new ArrayList<>());
    }
    for (int family = 0; family < 30; family++) {
      List<String> words = words(40 + random.nextInt(100));
      // One of the families is larger than what a bucket holds.
      int copies = family == 0 ? 200 : 1 + random.nextInt(8);
      for (int copy = 0; copy < copies; copy++) {
        double change = random.nextInt(4) * (family == 0 ? 0.002 : 0.02);
        String text =
            words.stream()
                .map(word -> random.nextDouble() < change ? "x" + random.nextInt(3000) : word)
                .collect(Collectors.joining(" "));
        String url = "https://site%d.org/%d".formatted(family % 4, family * 7 + random.nextInt(7));
        int dump = random.nextInt(dumps);
        corpus
            .get(dump)
            .add(
                row(
                    "%08x".formatted(random.nextInt()),
                    random.nextInt(3) == 0 ? url : null,
                    text,
                    100 - dump));
      }
    }
    return corpus;
  }

  private List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + random.nextInt(3000)).toList();
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  private static Row row(String id, String url, String text, int age) {
    Map<String, String> metadata = new HashMap<>(Map.of("age", Integer.toString(age)));
    return RowFactory.create(
        id, id, url, url, "web", "p/" + id, "text/html", null, metadata, "t", text, List.of(), "x");
  }

  private static List<Row> all(List<List<Row>> corpus) {
    return corpus.stream().flatMap(List::stream).toList();
  }

  /** Read by generated code, as in a run of the program; tests usually do without. */
  private static Dataset<Row> dataset(List<Row> rows, int partitions) {
    SparkSession session = LocalSpark.session().newSession();
    session.conf().set("spark.sql.codegen.wholeStage", true);
    session.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    return session
        .createDataFrame(rows, Schemas.EXTRACTED)
        .repartition(partitions, functions.col(Columns.ID))
        .sortWithinPartitions(Columns.ID);
  }

  private Map<String, String> run(int dump, List<Row> rows) {
    Map<String, String> verdicts = new TreeMap<>();
    rows(dump, rows).forEach((id, row) -> verdicts.put(id, verdict(row)));
    return verdicts;
  }

  private Map<String, Row> rows(int dump, List<Row> rows) {
    DedupStage stage = new DedupStage(config(false), folder.resolve("index").toString());
    stage.otherInputs("input " + dump, HADOOP);
    Map<String, Row> result = byId(stage.apply(dataset(rows, 2)));
    stage.commit();
    return result;
  }

  private List<String> files() throws IOException {
    Path index = folder.resolve("index");
    try (Stream<Path> files = Files.walk(index)) {
      return files.map(file -> index.relativize(file).toString()).sorted().toList();
    }
  }

  private static Map<String, Row> byId(Dataset<Row> result) {
    Map<String, Row> byId = new TreeMap<>();
    for (Row row : result.collectAsList()) {
      assertThat(byId.put(row.getAs(Columns.ID), row)).isNull();
    }
    return byId;
  }

  private static Map<String, String> verdicts(Dataset<Row> result) {
    Map<String, String> verdicts = new TreeMap<>();
    byId(result).forEach((id, row) -> verdicts.put(id, verdict(row)));
    return verdicts;
  }

  /** What became of a document, wherever the keeper is. */
  private static String verdict(Row row) {
    Row removal = row.getAs(Columns.REMOVAL);
    return removal == null
        ? "kept"
        : "%s for %s: %s"
            .formatted(
                removal.getString(0),
                removal.getString(2),
                removal.getString(1).replace("; kept in an earlier dump", ""));
  }
}
