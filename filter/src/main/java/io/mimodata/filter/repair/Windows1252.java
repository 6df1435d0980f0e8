package io.mimodata.filter.repair;

import java.util.Arrays;

/** The upper half of Windows-1252, whose five unused bytes stand for the C1 controls. */
final class Windows1252 {
  /** Characters of the bytes 80 to 9F; a blank for none. */
  private static final String SPECIAL =
      "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D "
          + " \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

  private static final short[] BYTES = bytes();

  private Windows1252() {}

  private static short[] bytes() {
    short[] bytes = new short[0x2123];
    Arrays.fill(bytes, (short) -1);
    for (int b = 0x80; b <= 0xFF; b++) {
      bytes[b] = (short) b;
    }
    for (int i = 0; i < SPECIAL.length(); i++) {
      if (SPECIAL.charAt(i) != ' ') {
        bytes[SPECIAL.charAt(i)] = (short) (0x80 + i);
      }
    }
    return bytes;
  }

  /** The byte, 80 to FF, that was read as a char in Windows-1252 or Latin-1; -1 if none. */
  static int byteOf(char c) {
    return c < BYTES.length ? BYTES[c] : -1;
  }

  /** The character of a C1 control read as a byte; empty if it has none. */
  static String of(char c1) {
    char c = SPECIAL.charAt(c1 - 0x80);
    return c == ' ' ? "" : String.valueOf(c);
  }
}
