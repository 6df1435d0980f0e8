package io.mimodata.dedup.index;

import io.mimodata.dedup.cluster.Member;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.statistics.LongStatistics;

/** Documents of one partition that keys or other documents name, in the order of their numbers. */
public final class DocumentFile {
  /** Column of a document's number. */
  public static final String DOCUMENT = "document";

  /** Column of its id. */
  public static final String ID = "id";

  /** Column of what {@link Member} writes. */
  public static final String MEMBER = "member";

  /** Column of what tells more of its shingles than its signature does. */
  public static final String EVIDENCE = "evidence";

  private static final long BYTES_OF_GROUP = 8L << 20;

  private DocumentFile() {}

  /** Options of the Parquet writer. */
  public static Map<String, String> options() {
    return Map.of(
        "compression", "zstd",
        "maxRecordsPerFile", "0",
        "parquet.block.size", Long.toString(BYTES_OF_GROUP));
  }

  /** Takes the bytes of a document's column. */
  @FunctionalInterface
  public interface BytesSink {
    void take(long document, byte[] bytes);
  }

  /**
   * Passes some documents, in order.
   *
   * @throws StageException if one of them is not there
   */
  public static void members(
      Path path, Configuration hadoop, SortedSet<Long> wanted, Consumer<Member> sink)
      throws IOException {
    read(
        path,
        hadoop,
        wanted,
        MEMBER,
        (document, bytes) -> sink.accept(Member.read(new PackedReader(bytes))));
  }

  /**
   * Passes the evidence of some documents, in order.
   *
   * @throws StageException if one of them is not there
   */
  public static void evidence(
      Path path, Configuration hadoop, SortedSet<Long> wanted, BytesSink sink) throws IOException {
    read(path, hadoop, wanted, EVIDENCE, sink);
  }

  private static void read(
      Path path, Configuration hadoop, SortedSet<Long> wanted, String column, BytesSink sink)
      throws IOException {
    int found = 0;
    try (RowGroups groups = new RowGroups(path, hadoop, DOCUMENT, column)) {
      for (int group = 0; group < groups.size(); group++) {
        LongStatistics range = groups.range(group, DOCUMENT);
        SortedSet<Long> here = wanted.subSet(range.getMin(), range.getMax() + 1);
        if (!here.isEmpty()) {
          found += read(groups.read(group), groups.rows(group), here, column, sink);
        }
      }
    }
    if (found < wanted.size()) {
      throw new StageException(
          "The index is damaged: %s has %d of %d documents that keys name. Restore it, or make it anew"
              .formatted(path, found, wanted.size()));
    }
  }

  private static int read(
      RowGroups.Columns columns, long rows, SortedSet<Long> wanted, String column, BytesSink sink) {
    ColumnReader document = columns.of(DOCUMENT);
    ColumnReader bytes = columns.of(column);
    int found = 0;
    for (long row = 0; row < rows; row++) {
      long number = document.getLong();
      if (wanted.contains(number)) {
        found++;
        sink.take(number, bytes.getBinary().getBytes());
      } else {
        bytes.skip();
      }
      document.consume();
      bytes.consume();
    }
    return found;
  }
}
