package io.mimodata.mixture.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.mixture.pack.Row;
import io.mimodata.mixture.pack.Segment;
import io.mimodata.mixture.shard.MdsFormat.Column;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Writes one {@link MdsFormat} shard. The samples go to a file of their own first, as what stands
 * before them is only known at the end.
 */
final class MdsWriter implements RowWriter {
  private final ShardTarget target;
  private final String name;
  private final int pad;
  private final List<Column> columns;
  private final long sizeLimit;
  private final Path samplesPath;
  private final OutputStream samples;
  private int[] sizes = new int[1024];
  private int rows;

  /**
   * @param context ids of each row; 0 where rows differ
   * @param masked whether rows carry a loss mask
   * @param sizeLimit for the shard's description
   */
  MdsWriter(ShardTarget target, String name, int pad, int context, boolean masked, long sizeLimit)
      throws IOException {
    this.target = target;
    this.name = name;
    this.pad = pad;
    this.columns = MdsFormat.columns(context, masked);
    this.sizeLimit = sizeLimit;
    this.samplesPath = target.scratch("samples");
    this.samples = new BufferedOutputStream(target.files().create(samplesPath), 1 << 16);
  }

  @Override
  public void write(Row row) throws IOException {
    byte[][] values = new byte[columns.size()][];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = value(columns.get(i).name(), row);
      size += values[i].length + (columns.get(i).size() == 0 ? Integer.BYTES : 0);
    }
    ByteBuffer sample = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).size() == 0) {
        sample.putInt(values[i].length);
      }
    }
    for (byte[] value : values) {
      sample.put(value);
    }
    samples.write(sample.array());
    if (rows == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * rows);
    }
    sizes[rows++] = size;
  }

  private byte[] value(String column, Row row) {
    return switch (column) {
      case "input_ids" -> ids(row);
      case "loss_mask" -> mask(row);
      default -> lengths(row).getBytes(UTF_8);
    };
  }

  private byte[] ids(Row row) {
    ByteBuffer ids =
        ByteBuffer.allocate(Integer.BYTES * row.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (Segment segment : row.segments()) {
      ids.put(
          segment.document().bytes(),
          Integer.BYTES * segment.from(),
          Integer.BYTES * segment.length());
    }
    while (ids.hasRemaining()) {
      ids.putInt(pad);
    }
    return ids.array();
  }

  private static byte[] mask(Row row) {
    byte[] mask = new byte[row.length()];
    int at = 0;
    for (Segment segment : row.segments()) {
      Arrays.fill(mask, at + segment.unlearned(), at + segment.length(), (byte) 1);
      at += segment.length();
    }
    return mask;
  }

  private static String lengths(Row row) {
    StringBuilder lengths = new StringBuilder("[");
    for (Segment segment : row.segments()) {
      lengths.append(lengths.length() > 1 ? ", " : "").append(segment.length());
    }
    if (row.padding() > 0) {
      lengths.append(", ").append(row.padding());
    }
    return lengths.append(']').toString();
  }

  @Override
  public List<ShardFile> finish() throws IOException {
    samples.close();
    byte[] head = MdsFormat.describe(columns, sizeLimit).toString().getBytes(UTF_8);
    HashedFile file = target.create(MdsFormat.FOLDER + "/" + name + MdsFormat.EXTENSION);
    try (file;
        InputStream in = target.files().open(samplesPath)) {
      long offset = Integer.BYTES * (rows + 2L) + head.length;
      file.writeInt(rows);
      file.writeInt((int) offset);
      for (int i = 0; i < rows; i++) {
        offset += sizes[i];
        file.writeInt((int) offset);
      }
      if (offset > 0xFFFF_FFFFL) {
        throw new IOException(
            "%s: %d bytes are more than the 4 GiB that an .mds shard may have; set a smaller mixture.shard_size"
                .formatted(name, offset));
      }
      file.write(head);
      in.transferTo(file);
    }
    target.files().delete(samplesPath, false);
    return List.of(file.finish());
  }

  @Override
  public void close() throws IOException {
    samples.close();
  }
}
