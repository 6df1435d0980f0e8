package io.mimodata.dedup.packed;

import java.util.Arrays;

/**
 * Reads what a {@link PackedWriter} wrote. Reading past the end throws {@link
 * ArrayIndexOutOfBoundsException}. Not thread-safe.
 */
public final class PackedReader {
  private final byte[] bytes;
  private int at;

  public PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean hasNext() {
    return at < bytes.length;
  }

  public long varint() {
    long value = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      shift += 7;
    } while (b < 0);
    return value;
  }

  /** A varint that is known to fit. */
  public int smallVarint() {
    return Math.toIntExact(varint());
  }

  public long fixed(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (bytes[at++] & 0xFFL) << (Byte.SIZE * i);
    }
    return value;
  }

  public long fixed64() {
    return fixed(Long.BYTES);
  }

  public byte[] bytes() {
    int length = smallVarint();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }
}
