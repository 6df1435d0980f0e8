package io.mimodata.filter.repair;

import java.text.Normalizer;

/**
 * What a char may need: one look into a table for each char of a text tells which repairs have to
 * read it at all.
 */
final class Triggers {
  static final int CONTROL = 1;
  static final int LINE_END = 2;
  static final int SURROGATE = 4;
  static final int LEAD = 8;
  static final int C1 = 16;
  static final int INVISIBLE = 32;
  static final int BIDI = 64;
  static final int COMBINING = 128;

  private static final byte[] TABLE = table();

  private Triggers() {}

  /** The triggers of all chars of a text together. */
  static int of(String text) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      found |= TABLE[text.charAt(i)];
    }
    return found & 0xFF;
  }

  static boolean is(int trigger, char c) {
    return (TABLE[c] & trigger) != 0;
  }

  private static byte[] table() {
    byte[] table = new byte[Character.MAX_VALUE + 1];
    mark(table, CONTROL, 0, 0x1F);
    table['\t'] = 0;
    table['\n'] = 0;
    mark(table, CONTROL, 0x7F, 0x7F);
    mark(table, CONTROL, 0xFFFE, 0xFFFF);
    for (char c : new char[] {'\r', '\f', 0x0B, 0x2028, 0x2029}) {
      table[c] = LINE_END;
    }
    mark(table, SURROGATE, Character.MIN_SURROGATE, Character.MAX_SURROGATE);
    mark(table, SURROGATE, 0xFFFD, 0xFFFD);
    mark(table, C1, 0x80, 0x9F);
    mark(table, LEAD, 0xC2, 0xF4);
    for (char c : new char[] {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC}) {
      table[c] = INVISIBLE;
    }
    mark(table, INVISIBLE, 0xFFF9, 0xFFFB);
    for (char c : new char[] {0x061C, 0x200E, 0x200F}) {
      table[c] = BIDI;
    }
    mark(table, BIDI, 0x202A, 0x202E);
    mark(table, BIDI, 0x2066, 0x2069);
    markCombining(table);
    return table;
  }

  private static void mark(byte[] table, int trigger, int from, int to) {
    for (int c = from; c <= to; c++) {
      table[c] |= (byte) trigger;
    }
  }

  /** Marks what stands after a first character in a pair that has a composed form. */
  private static void markCombining(byte[] table) {
    mark(table, COMBINING, 0x1161, 0x1175);
    mark(table, COMBINING, 0x11A8, 0x11C2);
    for (int c = 0xC0; c <= Character.MAX_VALUE; c++) {
      if (c < 0xAC00 || c > 0xFAFF) {
        String composed = Character.toString(c);
        if (Normalizer.isNormalized(composed, Normalizer.Form.NFC)) {
          String parts = Normalizer.normalize(composed, Normalizer.Form.NFD);
          for (int i = 1; i < parts.length(); i++) {
            mark(table, COMBINING, parts.charAt(i), parts.charAt(i));
          }
        }
      }
    }
  }
}
