package io.mimodata.mixture.shard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes one Megatron data set, a document a sequence. It keeps the documents' lengths in memory, 4
 * bytes each, and writes the index when it is closed.
 */
public final class MegatronWriter implements AutoCloseable {
  private final OutputStream bin;
  private final OutputStream idx;
  private int[] lengths = new int[1024];
  private int documents;

  /** Takes over both streams and closes them. */
  public MegatronWriter(OutputStream bin, OutputStream idx) {
    this.bin = bin;
    this.idx = new BufferedOutputStream(idx, 1 << 16);
  }

  /**
   * Appends a document.
   *
   * @param tokens ids as {@link TokenBytes} writes them, at least one
   */
  public void append(byte[] tokens) throws IOException {
    if (tokens.length == 0 || tokens.length % Integer.BYTES != 0) {
      throw new IllegalArgumentException(
          "A document must be at least one id of 4 bytes, cannot be: %d bytes"
              .formatted(tokens.length));
    }
    if (documents == lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * documents);
    }
    lengths[documents++] = tokens.length / Integer.BYTES;
    bin.write(tokens);
  }

  @Override
  public void close() throws IOException {
    try (bin;
        idx) {
      writeIndex();
    }
  }

  private void writeIndex() throws IOException {
    idx.write(
        buffer(MegatronFormat.HEADER_BYTES)
            .put(MegatronFormat.MAGIC)
            .putLong(MegatronFormat.VERSION)
            .put(MegatronFormat.INT32)
            .putLong(documents)
            .putLong(documents + 1L)
            .array());
    for (int i = 0; i < documents; i++) {
      idx.write(buffer(Integer.BYTES).putInt(lengths[i]).array());
    }
    long offset = 0;
    for (int i = 0; i < documents; i++) {
      idx.write(buffer(Long.BYTES).putLong(offset).array());
      offset += (long) lengths[i] * Integer.BYTES;
    }
    for (long i = 0; i <= documents; i++) {
      idx.write(buffer(Long.BYTES).putLong(i).array());
    }
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
