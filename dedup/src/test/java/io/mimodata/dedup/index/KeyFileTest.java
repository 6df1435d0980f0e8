package io.mimodata.dedup.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.graph.Forest;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final int KEYS = 10_000;
  private static final int KEYS_OF_GROUP = 500;

  /** Making one takes longer than looking for a key. */
  private static final Configuration HADOOP = new Configuration();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final TreeMap<Long, List<Long>> entries = new TreeMap<>();
  private final long[] keyOf = new long[KEYS];

  @TempDir private Path folder;

  @Test
  void findsWhatIsListedUnderKeys() throws IOException {
    System.out.println("seed " + seed);
    org.apache.hadoop.fs.Path file = write();
    long[] there = entries.keySet().stream().mapToLong(Long::longValue).toArray();
    // Of many tasks each has few keys, and opens the file for them.
    check(file, mixed(there, 500), 1024);
    for (int tasks : new int[] {1, 2, 64}) {
      check(file, there, tasks);
      check(file, new long[] {there[0]}, tasks);
      check(file, new long[] {there[there.length - 1]}, tasks);
      check(file, new long[0], tasks);
      for (int others : new int[] {500, 3_000}) {
        check(file, mixed(there, others), tasks);
      }
    }
  }

  /** Some keys that are there between others that are not, few or many. */
  private long[] mixed(long[] there, int others) {
    return LongStream.concat(
            random.longs(others), random.ints(50, 0, there.length).mapToLong(i -> there[i]))
        .toArray();
  }

  @Test
  void groupsWithoutAKeyAreNotRead() throws IOException {
    System.out.println("seed " + seed);
    try (RowGroups groups = new RowGroups(write(), HADOOP, KeyFile.KEY)) {
      assertThat(groups.size()).isEqualTo(KEYS / KEYS_OF_GROUP);
      int passed = 0;
      for (int i = 0; i < 2_000; i++) {
        var filter = groups.bloomFilter(i % groups.size(), KeyFile.KEY);
        passed += filter.findHash(filter.hash(random.nextLong(1L << 48))) ? 1 : 0;
      }
      assertThat(passed).as("seed %d", seed).isLessThan(100);
    }
  }

  /** Looks for the keys of each task, which finds no other ones. */
  private void check(org.apache.hadoop.fs.Path file, long[] keys, int tasks) throws IOException {
    Set<Long> wanted = new TreeSet<>(LongStream.of(keys).boxed().toList());
    Map<Integer, EqualKeys> byTask = new TreeMap<>();
    for (long key : wanted) {
      byTask
          .computeIfAbsent(KeyBlock.taskOf(key, tasks), t -> new EqualKeys(new Forest(), 16))
          .add(KeyBlock.rest(key), 0);
    }
    TreeMap<Long, List<Long>> expected = new TreeMap<>(entries);
    expected.keySet().retainAll(wanted);
    TreeMap<Long, List<Long>> found = new TreeMap<>();
    for (Map.Entry<Integer, EqualKeys> task : byTask.entrySet()) {
      KeyFile.find(
          file,
          HADOOP,
          task.getValue(),
          task.getKey(),
          tasks,
          (rest, document) ->
              found
                  .computeIfAbsent(keyOf[Math.toIntExact(document)], k -> new ArrayList<>())
                  .add(document));
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  /** A file of small groups, as Spark writes it; some keys have several documents. */
  private org.apache.hadoop.fs.Path write() throws IOException {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < KEYS) {
      long key = random.nextLong();
      for (int i = 0; i < 1 + random.nextInt(3) && rows.size() < KEYS; i++) {
        long document = rows.size();
        entries.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
        keyOf[rows.size()] = key;
        rows.add(RowFactory.create(KeyBlock.upper(key), KeyBlock.rest(key), document));
      }
    }
    LocalSpark.session()
        .createDataFrame(
            rows,
            new StructType()
                .add(KeyFile.UPPER, DataTypes.LongType, false)
                .add(KeyFile.KEY, DataTypes.LongType, false)
                .add(KeyFile.DOCUMENT, DataTypes.LongType, false))
        .coalesce(1)
        .sortWithinPartitions(KeyFile.UPPER, KeyFile.KEY, KeyFile.DOCUMENT)
        .write()
        .options(KeyFile.options(KEYS, KEYS_OF_GROUP))
        .parquet(folder.resolve("keys").toString());
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      return new org.apache.hadoop.fs.Path(
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow()
              .toString());
    }
  }
}
