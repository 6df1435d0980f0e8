package io.mimodata.ingest.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * A compressed format whose files are a sequence of frames, each decompressed by itself: gzip
 * members, Zstandard frames. One object reads one file, one frame at a time.
 */
public abstract class FrameFormat implements Closeable {
  private static final int SCAN_BYTES = 32 << 10;

  final SeekableInput input;

  FrameFormat(SeekableInput input) {
    this.input = input;
  }

  /** What a frame is called in messages. */
  public abstract String frameName();

  /**
   * The longest run of bytes that a frame can hold as they are, uncompressed and without a header
   * of the format in between. A compressed file stored in another one's frame therefore has no
   * undisturbed run that is longer.
   */
  public abstract int longestStoredRun();

  /** Whether the bytes at a position could start a frame, by their first few. */
  abstract boolean looksLikeFrame(byte[] bytes, int at);

  /** How many bytes {@link #looksLikeFrame} looks at. */
  abstract int signatureBytes();

  /** Opens the frame that starts at a position; what was opened before is closed by that. */
  public abstract Frame open(long position);

  /** Where the next frame starts that carries data, at or after a position. */
  public long skipEmptyFrames(long position) throws IOException {
    return position;
  }

  /** The first position, from one on, that looks like the start of a frame; -1 if none does. */
  public long nextLookalike(long from) throws IOException {
    byte[] block = new byte[SCAN_BYTES];
    long position = from;
    while (position < input.length()) {
      int n = input.readFully(position, block);
      int last = n - signatureBytes();
      for (int i = 0; i <= last; i++) {
        if (looksLikeFrame(block, i)) {
          return position + i;
        }
      }
      if (n < block.length) {
        return -1;
      }
      position += last + 1;
    }
    return -1;
  }

  @Override
  public abstract void close() throws IOException;
}
