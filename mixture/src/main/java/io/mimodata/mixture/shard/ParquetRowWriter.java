package io.mimodata.mixture.shard;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/** Writes {@link ParquetRows}, so that equal rows give equal bytes. */
final class ParquetRowWriter implements RowWriter {
  private final ShardTarget target;
  private final String path;
  private final Path written;
  private final Int32ListFile file;
  private final int pad;
  private final boolean masked;

  /**
   * @param masked whether rows carry a loss mask
   * @param metadata for the file's footer, such as the tokenizer's fingerprint
   */
  ParquetRowWriter(
      ShardTarget target, String name, int pad, boolean masked, Map<String, String> metadata)
      throws IOException {
    this.target = target;
    this.path = ParquetRows.FOLDER + "/" + name + ParquetOutput.EXTENSION;
    this.written = target.scratch("rows");
    this.pad = pad;
    this.masked = masked;
    Map<String, String> footer = new TreeMap<>(metadata);
    footer.put(ParquetRows.VERSION_KEY, ParquetRows.VERSION);
    this.file =
        new Int32ListFile(written, target.configuration(), ParquetRows.schema(masked), footer);
  }

  @Override
  public void write(Row row) throws IOException {
    writeIds(row, file.column(0));
    writeLengths(row, file.column(1));
    if (masked) {
      writeMask(row, file.column(2));
    }
    file.endRow();
  }

  private void writeIds(Row row, Int32ListFile.Column column) throws IOException {
    column.beginRow(row.length());
    for (Segment segment : row.segments()) {
      column.put(
          segment.document().bytes(),
          segment.from() * Integer.BYTES,
          segment.length() * Integer.BYTES);
    }
    column.put(row.padding(), pad);
  }

  private static void writeLengths(Row row, Int32ListFile.Column column) throws IOException {
    column.beginRow(row.segments().size() + (row.padding() > 0 ? 1 : 0));
    for (Segment segment : row.segments()) {
      column.put(segment.length());
    }
    if (row.padding() > 0) {
      column.put(row.padding());
    }
  }

  private static void writeMask(Row row, Int32ListFile.Column column) throws IOException {
    column.beginRow(row.length());
    for (Segment segment : row.segments()) {
      column.put(segment.unlearned(), 0);
      column.put(segment.length() - segment.unlearned(), 1);
    }
    column.put(row.padding(), 0);
  }

  @Override
  public List<ShardFile> finish() throws IOException {
    file.close();
    return List.of(ParquetOutput.canonical(target, written, path));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
