package io.mimodata.dedup.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final TreeMap<Long, List<Long>> entries = new TreeMap<>();

  @TempDir private Path folder;

  @Test
  void findsWhatIsListedUnderKeys() throws IOException {
    System.out.println("seed " + seed);
    org.apache.hadoop.fs.Path file = write();
    long[] there = entries.keySet().stream().mapToLong(Long::longValue).toArray();
    check(file, there);
    check(file, new long[] {there[0]});
    check(file, new long[] {there[there.length - 1]});
    check(file, new long[0]);
    // Keys that are there between others that are not.
    check(
        file,
        LongStream.concat(
                random.longs(3_000, 0, 1L << 48),
                random.ints(50, 0, there.length).mapToLong(i -> there[i]))
            .sorted()
            .distinct()
            .toArray());
  }

  @Test
  void groupsWithoutAKeyAreNotRead() throws IOException {
    System.out.println("seed " + seed);
    try (RowGroups groups = new RowGroups(write(), new Configuration(), KeyFile.KEY)) {
      assertThat(groups.size()).isEqualTo(KEYS / KEYS_OF_GROUP);
      int passed = 0;
      for (int i = 0; i < 2_000; i++) {
        var filter = groups.bloomFilter(i % groups.size(), KeyFile.KEY);
        passed += filter.findHash(filter.hash(random.nextLong(1L << 48))) ? 1 : 0;
      }
      assertThat(passed).as("seed %d", seed).isLessThan(100);
    }
  }

  private void check(org.apache.hadoop.fs.Path file, long[] keys) throws IOException {
    TreeMap<Long, List<Long>> expected = new TreeMap<>(entries);
    expected.keySet().retainAll(new TreeSet<>(LongStream.of(keys).boxed().toList()));
    TreeMap<Long, List<Long>> found = new TreeMap<>();
    KeyFile.find(
        file,
        new Configuration(),
        keys,
        (key, document) -> found.computeIfAbsent(key, k -> new ArrayList<>()).add(document));
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  /** A file of small groups, as Spark writes it; some keys have several documents. */
  private org.apache.hadoop.fs.Path write() throws IOException {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < KEYS) {
      long key = random.nextLong(1L << 48);
      for (int i = 0; i < 1 + random.nextInt(3) && rows.size() < KEYS; i++) {
        long document = rows.size();
        entries.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
        rows.add(RowFactory.create(key, document));
      }
    }
    LocalSpark.session()
        .createDataFrame(
            rows,
            new StructType()
                .add(KeyFile.KEY, DataTypes.LongType, false)
                .add(KeyFile.DOCUMENT, DataTypes.LongType, false))
        .coalesce(1)
        .sortWithinPartitions(KeyFile.KEY, KeyFile.DOCUMENT)
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
