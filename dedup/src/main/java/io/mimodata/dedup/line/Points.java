package io.mimodata.dedup.line;

/** Unicode code points of texts in UTF-8. */
final class Points {
  private Points() {}

  /** Whether a byte goes on with a character. */
  static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** How many begin between two places. */
  static int count(byte[] utf8, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += continues(utf8[i]) ? 0 : 1;
    }
    return count;
  }
}
