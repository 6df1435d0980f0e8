package io.mimodata.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unicode code points of texts in UTF-8. */
public final class CodePoints {
  private static final long LOWEST_BITS = 0x0101010101010101L;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CodePoints() {}

  /** How many a text has. */
  public static int count(byte[] utf8) {
    return count(utf8, 0, utf8.length);
  }

  /** How many begin between two places. */
  public static int count(byte[] utf8, int from, int to) {
    int others = 0;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long eight = (long) WORD.get(utf8, i);
      // The highest bit and not the next one.
      others += Long.bitCount((eight >>> 7) & ~(eight >>> 6) & LOWEST_BITS);
    }
    for (; i < to; i++) {
      others += begins(utf8[i]) ? 0 : 1;
    }
    return to - from - others;
  }

  /** Whether a byte begins a code point; the others go on with one. */
  public static boolean begins(byte b) {
    return (b & 0xC0) != 0x80;
  }
}
