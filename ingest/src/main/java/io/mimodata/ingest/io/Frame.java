package io.mimodata.ingest.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * The decompressed bytes of one frame. Its end is told by a checksum where the format has one, and
 * reading fails with a {@link DamagedInputException} if the frame is not what it should be.
 */
public abstract class Frame extends InputStream {
  private static final int DRAIN_BYTES = 16 << 10;

  private final byte[] one = new byte[1];

  /**
   * Position in the file up to which compressed bytes were used; the frame's end after its last.
   */
  public abstract long position();

  @Override
  public abstract int read(byte[] target, int offset, int count) throws IOException;

  /** Reads to the end, which checks the frame. */
  public final void drain() throws IOException {
    byte[] rest = new byte[DRAIN_BYTES];
    while (read(rest, 0, rest.length) >= 0) {
      // Only the check at the end matters.
    }
  }

  @Override
  public final int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
