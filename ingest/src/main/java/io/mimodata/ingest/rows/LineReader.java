package io.mimodata.ingest.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream into lines; a line longer than a limit is passed over without being held. */
final class LineReader {
  private final InputStream stream;
  private final long maxBytes;
  private final byte[] buffer = new byte[64 << 10];
  private int position;
  private int limit;
  private long bufferOffset;

  /**
   * @param offset of the stream's first byte in the file
   * @param maxBytes longest line that is held
   */
  LineReader(InputStream stream, long offset, long maxBytes) {
    this.stream = stream;
    this.bufferOffset = offset;
    this.maxBytes = maxBytes;
  }

  /** Where the next line starts. */
  long offset() {
    return bufferOffset + position;
  }

  /** Passes over the rest of a line whose start was not read. */
  void skipLine() throws IOException {
    read(0);
  }

  /** The next line, nothing at the end. */
  Optional<Line> next() throws IOException {
    return position < limit || fill() ? Optional.of(read(maxBytes)) : Optional.empty();
  }

  private Line read(long max) throws IOException {
    long offset = offset();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && (position < limit || fill())) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + (end - position) > max;
      if (!tooLong) {
        line.write(buffer, position, end - position);
      }
      ended = end < limit;
      position = ended ? end + 1 : end;
    }
    return new Line(offset, tooLong ? null : line.toByteArray());
  }

  private boolean fill() throws IOException {
    bufferOffset += limit;
    position = 0;
    limit = 0;
    limit = Math.max(stream.read(buffer), 0);
    return limit > 0;
  }
}
