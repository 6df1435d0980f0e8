package io.mimodata.ingest.io;

import io.mimodata.ingest.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that is read at any position, through one buffer. Reads near each other cost one request
 * to the file system. Not thread-safe.
 */
public final class SeekableInput implements Closeable {
  private static final int BUFFER_BYTES = 64 << 10;

  /** Read after a jump, in case another follows soon; what follows without a gap is read faster. */
  private static final int FIRST_READ_BYTES = 4 << 10;

  private final FSDataInputStream stream;
  private final long length;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bufferStart;
  private int bufferLength;
  private int readBytes = FIRST_READ_BYTES;

  private SeekableInput(FSDataInputStream stream, long length) {
    this.stream = stream;
    this.length = length;
  }

  /**
   * Opens a file. Hadoop's checksums of local files are passed by: no crawler writes them, and with
   * them a name with a colon can't be opened.
   */
  public static SeekableInput open(InputFile file, Configuration hadoop) throws IOException {
    Path path = new Path(URI.create(file.uri()));
    FileSystem fileSystem = path.getFileSystem(hadoop);
    if (fileSystem instanceof ChecksumFileSystem checksummed) {
      fileSystem = checksummed.getRawFileSystem();
    }
    return new SeekableInput(fileSystem.open(path), file.bytes());
  }

  /** Length of the file when it was planned; a file that has shrunk since ends earlier. */
  public long length() {
    return length;
  }

  /**
   * Reads up to {@code count} bytes at a position.
   *
   * @return how many, at least 1; or -1 at the end of the file
   */
  public int read(long position, byte[] target, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    if (position < bufferStart || position >= bufferStart + bufferLength) {
      fill(position);
      if (bufferLength == 0) {
        return -1;
      }
    }
    int from = (int) (position - bufferStart);
    int n = Math.min(count, bufferLength - from);
    System.arraycopy(buffer, from, target, offset, n);
    return n;
  }

  /** Reads until {@code target} is full or the file ends, and returns how many bytes it has. */
  public int readFully(long position, byte[] target) throws IOException {
    int n = 0;
    while (n < target.length) {
      int read = read(position + n, target, n, target.length - n);
      if (read < 0) {
        break;
      }
      n += read;
    }
    return n;
  }

  /** Whether the bytes at a position are these. */
  public boolean startsWith(long position, byte[] bytes) throws IOException {
    byte[] found = new byte[bytes.length];
    return readFully(position, found) == bytes.length && Arrays.equals(found, bytes);
  }

  /** The bytes from a position to the end of the file; its skip costs nothing. */
  public InputStream from(long position) {
    return new Tail(position);
  }

  private void fill(long position) throws IOException {
    boolean onward = position == bufferStart + bufferLength;
    readBytes = onward ? Math.min(2 * readBytes, BUFFER_BYTES) : FIRST_READ_BYTES;
    bufferStart = position;
    bufferLength = 0;
    if (stream.getPos() != position) {
      stream.seek(position);
    }
    int wanted = (int) Math.min(readBytes, length - position);
    while (bufferLength < wanted) {
      int n = stream.read(buffer, bufferLength, wanted - bufferLength);
      if (n < 0) {
        break;
      }
      bufferLength += n;
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private final class Tail extends InputStream {
    private final byte[] one = new byte[1];
    private long position;

    Tail(long position) {
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      int n = SeekableInput.this.read(position, target, offset, count);
      position += Math.max(n, 0);
      return n;
    }

    @Override
    public long skip(long count) {
      long skipped = Math.max(0, Math.min(count, length - position));
      position += skipped;
      return skipped;
    }
  }
}
