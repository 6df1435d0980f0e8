package io.mimodata.filter.repair;

/**
 * One character in UTF-8 that was read as Windows-1252.
 *
 * @param codePoint of the character, U+0080 or higher
 * @param length 2 to 4 bytes
 */
record Utf8Sequence(int codePoint, int length) {
  private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

  /** The well-formed sequence that begins at a place; null if there is none. */
  static Utf8Sequence at(String text, int start) {
    int lead = start < text.length() ? Windows1252.byteOf(text.charAt(start)) : -1;
    if (lead < 0xC2 || lead > 0xF4) {
      return null;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (start + length > text.length()) {
      return null;
    }
    int codePoint = lead & (0x7F >> length);
    for (int i = start + 1; i < start + length; i++) {
      int next = Windows1252.byteOf(text.charAt(i));
      if ((next & ~0x3F) != 0x80) {
        return null;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    boolean wellFormed =
        codePoint >= SMALLEST[length]
            && codePoint <= Character.MAX_CODE_POINT
            && Character.isDefined(codePoint)
            && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    return wellFormed ? new Utf8Sequence(codePoint, length) : null;
  }
}
