package io.mimodata.document.shingle;

/** Reads and writes characters of UTF-8 outside ASCII. */
final class Utf8 {
  private static final byte FIRST_OF_TWO = (byte) 0xC2;

  private Utf8() {}

  /** Bytes of the character that begins with a byte above ASCII. */
  static int length(byte first) {
    return first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
  }

  /**
   * The character outside ASCII that begins at an index; -1 if none does. Bytes that go on with a
   * character are not looked at: a wrong one gives another character.
   */
  static int codePoint(byte[] utf8, int i) {
    byte b = utf8[i];
    int length = length(b);
    if (b < FIRST_OF_TWO || i + length > utf8.length) {
      return -1;
    }
    int c =
        switch (length) {
          case 2 -> ((b & 0x1F) << 6) | (utf8[i + 1] & 0x3F);
          case 3 -> ((b & 0x0F) << 12) | ((utf8[i + 1] & 0x3F) << 6) | (utf8[i + 2] & 0x3F);
          default ->
              ((b & 0x07) << 18)
                  | ((utf8[i + 1] & 0x3F) << 12)
                  | ((utf8[i + 2] & 0x3F) << 6)
                  | (utf8[i + 3] & 0x3F);
        };
    return c > Character.MAX_CODE_POINT ? -1 : c;
  }

  /** Writes a character at an index, where there must be room for four bytes; returns the end. */
  static int put(int c, byte[] utf8, int at) {
    int i = at;
    if (c < 0x80) {
      utf8[i++] = (byte) c;
    } else if (c < 0x800) {
      utf8[i++] = (byte) (0xC0 | (c >> 6));
      utf8[i++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      utf8[i++] = (byte) (0xE0 | (c >> 12));
      utf8[i++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      utf8[i++] = (byte) (0x80 | (c & 0x3F));
    } else {
      utf8[i++] = (byte) (0xF0 | (c >> 18));
      utf8[i++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      utf8[i++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      utf8[i++] = (byte) (0x80 | (c & 0x3F));
    }
    return i;
  }
}
