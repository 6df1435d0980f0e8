package io.mimodata.filter.text;

import java.lang.Character.UnicodeScript;

/**
 * Classes of UTF-16 units as the scanner needs them, in a table. Surrogates are looked up by code
 * point.
 */
final class CharacterClass {
  static final byte LETTER = 0;
  static final byte DIGIT = 1;
  static final byte IDEOGRAPH = 2;
  static final byte SPACE = 3;
  static final byte LINE_END = 4;
  static final byte OTHER = 5;
  static final byte SURROGATE = 6;

  private static final byte[] TABLE = table();

  private CharacterClass() {}

  static byte of(char c) {
    return TABLE[c];
  }

  static byte ofCodePoint(int c) {
    if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
      return LINE_END;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return SPACE;
    }
    if (Character.isDigit(c)) {
      return DIGIT;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
      return LETTER;
    }
    if (!Character.isLetter(c)) {
      return OTHER;
    }
    UnicodeScript script = c < 0x1100 ? UnicodeScript.LATIN : UnicodeScript.of(c);
    return script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA
            || script == UnicodeScript.HANGUL
        ? IDEOGRAPH
        : LETTER;
  }

  private static byte[] table() {
    byte[] table = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = Character.isSurrogate((char) c) ? SURROGATE : ofCodePoint(c);
    }
    return table;
  }
}
