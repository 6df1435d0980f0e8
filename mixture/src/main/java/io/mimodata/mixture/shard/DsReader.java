package io.mimodata.mixture.shard;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads a {@link DsFormat} data set; ends of documents are held in memory. */
final class DsReader implements TokenReader {
  private final Path path;
  private final FSDataInputStream tokens;
  private final long[] ends;
  private final int width;
  private int document;

  DsReader(Path path, Configuration configuration) throws IOException {
    this.path = path;
    FileSystem files = path.getFileSystem(configuration);
    ByteBuffer index;
    Path indexPath = new Path(path.getParent(), path.getName() + ".index");
    try (FSDataInputStream in = files.open(indexPath)) {
      index = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    ends = new long[index.remaining() / Long.BYTES];
    index.asLongBuffer().get(ends);
    long all = ends.length == 0 ? 0 : ends[ends.length - 1];
    long bytes = files.getFileStatus(path).getLen();
    if (bytes != all * Integer.BYTES && bytes != all * Short.BYTES) {
      throw new IOException(
          "%s has %d bytes, neither 2 nor 4 for each of the %d ids of its index"
              .formatted(path, bytes, all));
    }
    width = bytes == all * Integer.BYTES ? Integer.BYTES : Short.BYTES;
    tokens = files.open(path);
  }

  @Override
  public int[] next() throws IOException {
    if (document == ends.length) {
      return null;
    }
    long from = document == 0 ? 0 : ends[document - 1];
    long length = ends[document] - from;
    if (length < 0) {
      throw new IOException("%s: document %d ends before it begins".formatted(path, document));
    }
    byte[] bytes = new byte[Math.toIntExact(length * width)];
    try {
      tokens.readFully(from * width, bytes);
    } catch (EOFException e) {
      throw new IOException("%s: document %d is cut off".formatted(path, document), e);
    }
    document++;
    return TokenWidth.read(bytes, width);
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }
}
