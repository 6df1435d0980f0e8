package io.mimodata.document.shingle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at once, as one number whose lowest byte is the first. What is said of them
 * is the high bit of each byte that it is true of; unless otherwise said, all must be ASCII, so
 * that no sum carries into the next byte.
 *
 * <p>Source of the sums: L. Lamport, "Multiple byte processing with full-word instructions", 1975.
 */
final class EightBytes {
  /** One in each byte. */
  static final long ONES = 0x0101010101010101L;

  /** The high bit of each byte: of any bytes, those that are not ASCII. */
  static final long HIGH_BITS = 0x8080808080808080L;

  private static final long LOW_BITS = ~HIGH_BITS;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightBytes() {}

  static long get(byte[] bytes, int from) {
    return (long) WORD.get(bytes, from);
  }

  static void set(byte[] bytes, int from, long eight) {
    WORD.set(bytes, from, eight);
  }

  /** Any bytes without their high bits. */
  static long toAscii(long eight) {
    return eight & LOW_BITS;
  }

  /** Those that are a certain character. */
  static long equal(long eight, char c) {
    return ~((eight ^ (ONES * c)) + LOW_BITS) & HIGH_BITS;
  }

  /** Those before the space. */
  static long controls(long eight) {
    return ~((eight & (ONES * 0x60)) + LOW_BITS) & HIGH_BITS;
  }

  /** Those from one character to another. */
  static long between(long eight, char first, char last) {
    // Where only one of the sums reaches the high bit, the byte lies between.
    long fromFirst = eight + ONES * (0x80 - first);
    long pastLast = eight + ONES * (0x80 - last - 1);
    return (fromFirst ^ pastLast) & HIGH_BITS;
  }

  /** The bytes with capital letters made small. */
  static long lowerCase(long eight) {
    return eight | (between(eight, 'A', 'Z') >>> 2);
  }
}
