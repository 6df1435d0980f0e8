package io.mimodata.mixture.shard;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a Parquet file whose columns are required lists of required 32-bit integers, none of them
 * empty, compressed with zstd. Values go into pages as they are, without a look at each: in plain
 * encoding they are their little-endian bytes. With parquet-java's own writer of records, the
 * shuffle and the sort before it together take less time than this file.
 */
final class Int32ListFile implements Closeable {
  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int MAX_PADDING = 8 << 20;
  private static final int TRUNCATE_LENGTH = 64;

  private final ParquetFileWriter file;
  private final CodecFactory codecs;
  private final BytesInputCompressor compressor;
  private final Map<String, String> metadata;
  private final List<Column> columns = new ArrayList<>();
  private long rowsInGroup;
  private boolean closed;

  /**
   * @param metadata for the file's footer
   */
  Int32ListFile(
      Path path, Configuration configuration, MessageType schema, Map<String, String> metadata)
      throws IOException {
    this.metadata = metadata;
    this.codecs = new CodecFactory(configuration, PAGE_BYTES);
    this.compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
    this.file =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(path, configuration),
            schema,
            ParquetFileWriter.Mode.CREATE,
            ROW_GROUP_BYTES,
            MAX_PADDING,
            TRUNCATE_LENGTH,
            TRUNCATE_LENGTH,
            true);
    for (ColumnDescriptor descriptor : schema.getColumns()) {
      columns.add(new Column(descriptor));
    }
    file.start();
  }

  /** A page that waits for the end of its group of rows. */
  private record Page(int values, int rawBytes, BytesInput bytes) {}

  /** One column. Of each row it is told the length and then that many values. */
  final class Column {
    private final ColumnDescriptor descriptor;
    private final List<Page> pages = new ArrayList<>();
    private final ByteArrayOutputStream repetitions = new ByteArrayOutputStream();
    private ByteBuffer values = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int valuesInPage;
    private long rowsInPage;
    private long valuesInGroup;
    private long bytesInGroup;

    private Column(ColumnDescriptor descriptor) {
      this.descriptor = descriptor;
    }

    /** Begins a row of some values, at least one. */
    void beginRow(int length) throws IOException {
      int needed = Math.addExact(values.position(), Math.multiplyExact(Integer.BYTES, length));
      if (needed > values.capacity()) {
        int capacity = Math.max(needed, Math.min(2 * values.capacity(), 1 << 30));
        values =
            ByteBuffer.wrap(Arrays.copyOf(values.array(), capacity))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(values.position());
      }
      // The first value begins a list, the others go on with it.
      writeRun(repetitions, 1, 0);
      if (length > 1) {
        writeRun(repetitions, length - 1, 1);
      }
      valuesInPage += length;
      rowsInPage++;
    }

    /** Adds values that are 32-bit and little-endian. */
    void put(byte[] bytes, int from, int length) {
      values.put(bytes, from, length);
    }

    void put(int value) {
      values.putInt(value);
    }

    void put(int count, int value) {
      for (int i = 0; i < count; i++) {
        values.putInt(value);
      }
    }

    private void endPage() throws IOException {
      if (rowsInPage == 0) {
        return;
      }
      ByteArrayOutputStream definitions = new ByteArrayOutputStream();
      writeRun(definitions, valuesInPage, 1);
      BytesInput page =
          BytesInput.concat(
              BytesInput.fromInt(repetitions.size()),
              BytesInput.from(repetitions),
              BytesInput.fromInt(definitions.size()),
              BytesInput.from(definitions),
              BytesInput.from(values.array(), 0, values.position()));
      int rawBytes = Math.toIntExact(page.size());
      // The compressor's buffer is used again for the next page.
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(rawBytes / 2);
      compressor.compress(page).writeAllTo(compressed);
      pages.add(new Page(valuesInPage, rawBytes, BytesInput.from(compressed)));
      valuesInGroup += valuesInPage;
      bytesInGroup += rawBytes;
      repetitions.reset();
      values.clear();
      valuesInPage = 0;
      rowsInPage = 0;
    }

    @SuppressWarnings("deprecation") // the successor wants the number of rows, see below
    private void endGroup() throws IOException {
      file.startColumn(descriptor, valuesInGroup, CompressionCodecName.ZSTD);
      for (Page page : pages) {
        // Without the number of rows: the column index of pages without bounds would be wrong.
        file.writeDataPage(
            page.values,
            page.rawBytes,
            page.bytes,
            Statistics.createStats(descriptor.getPrimitiveType()),
            Encoding.RLE,
            Encoding.RLE,
            Encoding.PLAIN);
      }
      file.endColumn();
      pages.clear();
      valuesInGroup = 0;
      bytesInGroup = 0;
    }
  }

  /** Writes a run of the hybrid of run lengths and bits, for levels of one bit. */
  private static void writeRun(ByteArrayOutputStream out, int count, int level) throws IOException {
    BytesUtils.writeUnsignedVarInt(count << 1, out);
    out.write(level);
  }

  /** A column, by its place in the schema. */
  Column column(int number) {
    return columns.get(number);
  }

  /** Ends a row: every column has its values. */
  void endRow() throws IOException {
    rowsInGroup++;
    long bytes = 0;
    for (Column column : columns) {
      if (column.values.position() >= PAGE_BYTES) {
        column.endPage();
      }
      bytes += column.bytesInGroup;
    }
    if (bytes >= ROW_GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    file.startBlock(rowsInGroup);
    for (Column column : columns) {
      column.endPage();
      column.endGroup();
    }
    file.endBlock();
    rowsInGroup = 0;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        if (rowsInGroup > 0) {
          endGroup();
        }
        file.end(metadata);
      } finally {
        codecs.release();
      }
    }
  }
}
