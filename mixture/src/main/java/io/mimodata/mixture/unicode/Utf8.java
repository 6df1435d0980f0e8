package io.mimodata.mixture.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads UTF-8. */
public final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The highest bit of each of eight bytes: none is set in ASCII. */
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Bytes of the character that begins with one. */
  public static int length(byte first) {
    if (first >= 0) {
      return 1;
    }
    int b = first & 0xFF;
    return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  }

  /** The character that begins at a place of valid UTF-8. */
  public static int codePoint(byte[] utf8, int at) {
    byte first = utf8[at];
    if (first >= 0) {
      return first;
    }
    int b = first & 0xFF;
    int second = utf8[at + 1] & 0x3F;
    if (b < 0xE0) {
      return (b & 0x1F) << 6 | second;
    }
    int third = utf8[at + 2] & 0x3F;
    if (b < 0xF0) {
      return (b & 0xF) << 12 | second << 6 | third;
    }
    return (b & 0x7) << 18 | second << 12 | third << 6 | (utf8[at + 3] & 0x3F);
  }

  /** Where the character begins that ends before a place of valid UTF-8. */
  public static int before(byte[] utf8, int at) {
    int start = at - 1;
    while ((utf8[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  /** Where the character begins that a place is in or before; the place itself at the end. */
  public static int floor(byte[] utf8, int at) {
    int start = at;
    while (start > 0 && start < utf8.length && (utf8[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  /** Returns the bytes, or what a Java string of them is as UTF-8 if they are not valid. */
  public static byte[] valid(byte[] utf8) {
    return isValid(utf8) ? utf8 : new String(utf8, UTF_8).getBytes(UTF_8);
  }

  private static boolean isValid(byte[] utf8) {
    int i = 0;
    while (i < utf8.length) {
      if (utf8[i] >= 0) {
        boolean eight =
            i + Long.BYTES <= utf8.length && ((long) EIGHT.get(utf8, i) & HIGH_BITS) == 0;
        i += eight ? Long.BYTES : 1;
      } else {
        int length = validLength(utf8, i);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Bytes of the character of more than one that begins at a place, or 0 if none does. */
  private static int validLength(byte[] utf8, int at) {
    int first = utf8[at] & 0xFF;
    int length = length(utf8[at]);
    if (first < 0xC2 || first > 0xF4 || at + length > utf8.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((utf8[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int c = codePoint(utf8, at);
    boolean shortest = length == 2 || (length == 3 ? c >= 0x800 : c >= 0x10000);
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return shortest && !surrogate && c <= Character.MAX_CODE_POINT ? length : 0;
  }
}
