package io.mimodata.ingest.io;

import java.io.IOException;
import java.io.InputStream;

/** The decompressed content of a whole file, frame after frame. Closing it leaves the file open. */
public final class FrameStream extends InputStream {
  private final byte[] one = new byte[1];
  private final SeekableInput input;
  private final FrameFormat format;
  private Frame frame;
  private long position;

  public FrameStream(SeekableInput input, FrameFormat format) throws IOException {
    this.input = input;
    this.format = format;
    open(0);
  }

  /** How many compressed bytes were used. */
  public long position() {
    return frame == null ? position : frame.position();
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    while (frame != null) {
      int n = frame.read(target, offset, count);
      if (n >= 0) {
        return n;
      }
      open(frame.position());
    }
    return -1;
  }

  private void open(long from) throws IOException {
    position = format.skipEmptyFrames(from);
    frame = position < input.length() ? format.open(position) : null;
  }

  @Override
  public void close() throws IOException {
    format.close();
  }
}
