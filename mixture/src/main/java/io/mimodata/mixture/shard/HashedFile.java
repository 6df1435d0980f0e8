package io.mimodata.mixture.shard;

import io.mimodata.document.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file that is hashed while it is written; its numbers are little-endian. */
final class HashedFile extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private final String path;
  private final MessageDigest digest = Sha256.digest();
  private final OutputStream out;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long bytes;

  /**
   * @param path for its {@link ShardFile}
   * @param place where it is written
   */
  HashedFile(FileSystem files, String path, Path place) throws IOException {
    this.path = path;
    this.out =
        new BufferedOutputStream(new DigestOutputStream(files.create(place), digest), BUFFER);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    bytes++;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    bytes += length;
  }

  void writeShort(int value) throws IOException {
    number.putShort(0, (short) value);
    write(number.array(), 0, Short.BYTES);
  }

  void writeInt(int value) throws IOException {
    number.putInt(0, value);
    write(number.array(), 0, Integer.BYTES);
  }

  void writeLong(long value) throws IOException {
    number.putLong(0, value);
    write(number.array(), 0, Long.BYTES);
  }

  /** Bytes that were written so far. */
  long bytes() {
    return bytes;
  }

  /** Closes the file and says what it is. */
  ShardFile finish() throws IOException {
    close();
    return new ShardFile(path, bytes, Sha256.hex(digest));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
