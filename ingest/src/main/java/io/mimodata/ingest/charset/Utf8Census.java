package io.mimodata.ingest.charset;

/**
 * How far bytes are UTF-8.
 *
 * @param wellFormed sequences of two to four bytes that are
 * @param malformed bytes outside ASCII that belong to no such sequence; a sequence cut off at the
 *     end of the content is not counted
 */
record Utf8Census(int wellFormed, int malformed) {
  boolean isWellFormed() {
    return malformed == 0;
  }

  boolean isMostlyWellFormed() {
    return malformed <= wellFormed;
  }

  static Utf8Census of(byte[] content) {
    int wellFormed = 0;
    int malformed = 0;
    int i = 0;
    while (i < content.length) {
      int length = content[i] >= 0 ? 1 : sequenceLength(content, i);
      if (length == 0) {
        malformed++;
        i++;
      } else {
        wellFormed += length > 1 && i + length <= content.length ? 1 : 0;
        i += length;
      }
    }
    return new Utf8Census(wellFormed, malformed);
  }

  /** Length of the sequence that starts here, as far as content goes; 0 if none does. */
  private static int sequenceLength(byte[] content, int start) {
    int first = content[start] & 0xff;
    int length;
    if (first >= 0xc2 && first <= 0xdf) {
      length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
      length = 3;
    } else if (first >= 0xf0 && first <= 0xf4) {
      length = 4;
    } else {
      return 0;
    }
    for (int i = 1; i < length && start + i < content.length; i++) {
      int next = content[start + i] & 0xff;
      if (next < lowest(first, i) || next > highest(first, i)) {
        return 0;
      }
    }
    return length;
  }

  /** Overlong forms are excluded by the second byte. */
  private static int lowest(int first, int index) {
    if (index == 1 && first == 0xe0) {
      return 0xa0;
    }
    return index == 1 && first == 0xf0 ? 0x90 : 0x80;
  }

  /** Surrogates and code points beyond U+10FFFF are excluded by the second byte. */
  private static int highest(int first, int index) {
    if (index == 1 && first == 0xed) {
      return 0x9f;
    }
    return index == 1 && first == 0xf4 ? 0x8f : 0xbf;
  }
}
