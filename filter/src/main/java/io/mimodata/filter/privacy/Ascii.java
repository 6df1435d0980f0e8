package io.mimodata.filter.privacy;

/** Classes of ASCII characters. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Whether a name or number goes on with the character, in any script with an alphabet. */
  static boolean isWord(char c) {
    return c < 0x80 ? isAlphanumeric(c) || c == '_' : c < 0x2E80 && Character.isLetter(c);
  }

  /** The character at a place; a line end outside the text. */
  static char at(String text, int place) {
    return place >= 0 && place < text.length() ? text.charAt(place) : '\n';
  }
}
