package io.mimodata.dedup.index;

import io.mimodata.dedup.graph.EqualKeys;
import io.mimodata.dedup.graph.LongIntTable;
import io.mimodata.dedup.packed.KeyBlock;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;

/**
 * Keys of one range and the numbers of the documents that are listed under them, in the order of
 * the keys; each row group has a Bloom filter of its keys.
 */
public final class KeyFile {
  /** Column of a key's upper bits, {@link KeyBlock#upper}: the first by which rows are sorted. */
  public static final String UPPER = "upper";

  /** Column of what they leave of a key, {@link KeyBlock#rest}. */
  public static final String KEY = "key";

  /** Column of a document's number. */
  public static final String DOCUMENT = "document";

  /** So many keys are in a group nearly for certain, as far as its Bloom filter can tell. */
  private static final int MANY_KEYS = 1_000;

  /** Keys of a group at most: small groups can be left out where a dump is small. */
  private static final long KEYS_OF_GROUP = 1 << 20;

  private KeyFile() {}

  /**
   * Options of the Parquet writer.
   *
   * @param keys of the file, at most
   */
  public static Map<String, String> options(long keys) {
    return options(keys, KEYS_OF_GROUP);
  }

  static Map<String, String> options(long keys, long keysOfGroup) {
    return Map.of(
        "compression",
        "zstd",
        "maxRecordsPerFile",
        "0",
        "parquet.block.row.count.limit",
        Long.toString(keysOfGroup),
        // A dictionary, of no use where keys hardly come twice, would take the filter's place.
        "parquet.enable.dictionary#" + KEY,
        "false",
        "parquet.bloom.filter.enabled#" + KEY,
        "true",
        "parquet.bloom.filter.expected.ndv#" + KEY,
        Long.toString(Math.min(keys, keysOfGroup)),
        "parquet.bloom.filter.max.bytes",
        Long.toString(2 * KEYS_OF_GROUP));
  }

  /**
   * Passes the entries of some keys. Groups that can have none of them are not read.
   *
   * @param wanted rests of keys
   * @param task whose keys they are, of {@code tasks}
   */
  public static void find(
      Path path, Configuration hadoop, EqualKeys wanted, int task, int tasks, KeyBlock.Sink sink)
      throws IOException {
    try (RowGroups groups = new RowGroups(path, hadoop, UPPER, KEY, DOCUMENT)) {
      for (int group = 0; group < groups.size(); group++) {
        LongStatistics upper = groups.range(group, UPPER);
        boolean concerns =
            KeyBlock.taskOfUpper(upper.getMin(), tasks) <= task
                && KeyBlock.taskOfUpper(upper.getMax(), tasks) >= task;
        if (concerns && mayHave(groups, group, wanted)) {
          find(groups.read(group), groups.rows(group), wanted, sink);
        }
      }
    }
  }

  private static boolean mayHave(RowGroups groups, int group, EqualKeys wanted) throws IOException {
    BloomFilter filter = wanted.size() > MANY_KEYS ? null : groups.bloomFilter(group, KEY);
    if (filter == null) {
      return true;
    }
    for (long key : wanted.keys()) {
      if (filter.findHash(filter.hash(key))) {
        return true;
      }
    }
    return false;
  }

  private static void find(
      RowGroups.Columns columns, long rows, EqualKeys wanted, KeyBlock.Sink sink) {
    ColumnReader key = columns.of(KEY);
    ColumnReader document = columns.of(DOCUMENT);
    for (long row = 0; row < rows; row++) {
      long value = key.getLong();
      if (wanted.first(value) == LongIntTable.NONE) {
        document.skip();
      } else {
        sink.take(value, document.getLong());
      }
      key.consume();
      document.consume();
    }
  }
}
