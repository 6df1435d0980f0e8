package io.mimodata.dedup.packed;

import java.util.Arrays;

/** Writes numbers into a growing array of bytes. Not thread-safe. */
public final class PackedWriter {
  private static final int CONTINUES = 0x80;

  private byte[] bytes;
  private int size;

  public PackedWriter() {
    this(64);
  }

  public PackedWriter(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public int size() {
    return size;
  }

  /** Writes a number that is not negative and likely small, seven bits a byte (LEB128). */
  public void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & -CONTINUES) != 0) {
      bytes[size++] = (byte) (rest | CONTINUES);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes the lowest bytes of a number, the lowest first. */
  public void fixed(long value, int count) {
    reserve(count);
    long rest = value;
    for (int i = 0; i < count; i++) {
      bytes[size++] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
  }

  public void fixed64(long value) {
    fixed(value, Long.BYTES);
  }

  /** Writes bytes after their number. */
  public void bytes(byte[] value) {
    varint(value.length);
    raw(value);
  }

  /** Writes bytes that say themselves where they end. */
  public void raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** A copy of what was written. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, Math.max(size + more, Math.addExact(bytes.length, bytes.length)));
    }
  }
}
