package io.mimodata.mixture.split;

/** Reads valid UTF-8. */
final class Utf8 {
  private Utf8() {}

  /** Bytes of the character that begins with one. */
  static int length(byte first) {
    if (first >= 0) {
      return 1;
    }
    int b = first & 0xFF;
    return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  }

  /** The character that begins at a place. */
  static int codePoint(byte[] utf8, int at) {
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
}
