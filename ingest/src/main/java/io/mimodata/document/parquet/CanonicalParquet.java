package io.mimodata.document.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Copies a Parquet file so that equal rows give equal bytes.
 *
 * <p>parquet-java collects the encodings of a column chunk in a hash set of enum constants, whose
 * order is that of identity hash codes: another one in each process. The list has no order by the
 * format; here it is sorted. Everything before the footer is copied as it is.
 */
public final class CanonicalParquet {
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
  private static final int TAIL = 4 + MAGIC.length;
  private static final int BUFFER = 1 << 16;

  private CanonicalParquet() {}

  /**
   * Copies one file.
   *
   * @param length of the source in bytes
   * @throws IOException also if the source is no whole Parquet file
   */
  public static void copy(FileSystem fs, Path source, long length, OutputStream target)
      throws IOException {
    try (FSDataInputStream in = fs.open(source)) {
      byte[] tail = new byte[TAIL];
      if (length < TAIL + MAGIC.length) {
        throw new IOException(source + " is too short for a Parquet file: " + length + " bytes");
      }
      in.readFully(length - TAIL, tail);
      int footerLength = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      boolean whole = Arrays.equals(tail, 4, TAIL, MAGIC, 0, MAGIC.length);
      if (!whole || footerLength < 0 || footerLength > length - TAIL) {
        throw new IOException(source + " does not end as a Parquet file does");
      }
      byte[] footer = new byte[footerLength];
      long body = length - TAIL - footerLength;
      in.readFully(body, footer);
      copy(in, body, target);
      byte[] sorted = sortEncodings(footer);
      target.write(sorted);
      target.write(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(sorted.length).array());
      target.write(MAGIC);
    }
  }

  private static void copy(FSDataInputStream in, long bytes, OutputStream target)
      throws IOException {
    in.seek(0);
    byte[] buffer = new byte[BUFFER];
    for (long left = bytes; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new IOException("a file became shorter while it was copied");
      }
      target.write(buffer, 0, n);
      left -= n;
    }
  }

  private static byte[] sortEncodings(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData column = chunk.getMeta_data();
        List<Encoding> encodings = new ArrayList<>(column.getEncodings());
        encodings.sort(Comparator.comparingInt(Encoding::getValue));
        column.setEncodings(encodings);
        if (column.isSetEncoding_stats()) {
          List<PageEncodingStats> stats = new ArrayList<>(column.getEncoding_stats());
          stats.sort(
              Comparator.comparingInt((PageEncodingStats s) -> s.getPage_type().getValue())
                  .thenComparingInt(s -> s.getEncoding().getValue()));
          column.setEncoding_stats(stats);
        }
      }
    }
    ByteArrayOutputStream sorted = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, sorted);
    return sorted.toByteArray();
  }
}
