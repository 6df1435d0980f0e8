package io.mimodata.dedup.index;

import io.mimodata.dedup.packed.KeyBlock;
import java.io.IOException;
import java.util.Arrays;
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
  /** Column of a key: what its range leaves of it. */
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
   * Passes the entries of some keys. Groups that have none of them are not read.
   *
   * @param keys in order
   */
  public static void find(Path path, Configuration hadoop, long[] keys, KeyBlock.Sink sink)
      throws IOException {
    try (RowGroups groups = new RowGroups(path, hadoop, KEY, DOCUMENT)) {
      for (int group = 0; group < groups.size(); group++) {
        LongStatistics range = groups.range(group, KEY);
        int from = firstFrom(keys, range.getMin());
        int to = firstFrom(keys, range.getMax() + 1);
        if (from < to && mayHave(groups, group, keys, from, to)) {
          find(groups.read(group), groups.rows(group), keys, from, sink);
        }
      }
    }
  }

  private static boolean mayHave(RowGroups groups, int group, long[] keys, int from, int to)
      throws IOException {
    BloomFilter filter = to - from > MANY_KEYS ? null : groups.bloomFilter(group, KEY);
    if (filter == null) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (filter.findHash(filter.hash(keys[i]))) {
        return true;
      }
    }
    return false;
  }

  private static void find(
      RowGroups.Columns columns, long rows, long[] keys, int from, KeyBlock.Sink sink) {
    ColumnReader key = columns.of(KEY);
    ColumnReader document = columns.of(DOCUMENT);
    int at = from;
    for (long row = 0; row < rows && at < keys.length; row++) {
      long value = key.getLong();
      while (at < keys.length && keys[at] < value) {
        at++;
      }
      if (at < keys.length && keys[at] == value) {
        sink.take(value, document.getLong());
      } else {
        document.skip();
      }
      key.consume();
      document.consume();
    }
  }

  /** The place of the first key that is not less than a value. */
  private static int firstFrom(long[] keys, long value) {
    int place = Arrays.binarySearch(keys, value);
    return place < 0 ? -place - 1 : place;
  }
}
