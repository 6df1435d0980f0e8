package io.mimodata.filter.signal;

/**
 * What the signals want to know of each UTF-16 unit, in a table: its class in the lowest six bits,
 * {@link #RARE}, {@link #CLOSER}, and above that counters of eleven bits that hold 0 or 1, so that
 * one addition counts everything. Marks and surrogates are neither letter nor symbol.
 */
final class CharacterTable {
  /** So many entries can be added before a counter overflows. */
  static final int MOST = (1 << 11) - 1;

  static final int VISIBLE_SHIFT = 8;
  static final int SYMBOL_SHIFT = 19;
  static final int DIGIT_SHIFT = 30;
  static final int LETTER_SHIFT = 41;
  static final int UPPER_SHIFT = 52;

  /** The character may begin a link or end a sentence. */
  static final int RARE = 1 << 6;

  /** The character may stand between the end of a sentence and a space. */
  private static final int CLOSER = 1 << 7;

  /** The bits of the class. */
  static final int CLASS = (1 << 6) - 1;

  /** Those of the counters. */
  static final long COUNTERS = -1L << VISIBLE_SHIFT;

  /** The class of white space; letters have 2 to 27. */
  static final int SPACE_CLASS = 0;

  private static final int DIGIT_CLASS = 1;
  private static final int LETTER_CLASS = 2;
  private static final int MARK_CLASS = 28;

  private static final long[] TABLE = table();

  private CharacterTable() {}

  static long of(char c) {
    return TABLE[c];
  }

  /** Whether a character may stand between the end of a sentence and a space. */
  static boolean isCloser(char c) {
    return (TABLE[c] & CLOSER) != 0;
  }

  /** A counter's value in a sum of entries. */
  static int counter(long sum, int shift) {
    return (int) (sum >>> shift) & MOST;
  }

  private static long[] table() {
    long[] table = new long[Character.MAX_VALUE + 1];
    int marks = 0;
    for (int i = 0; i < table.length; i++) {
      char c = (char) i;
      table[i] = counters(c);
      if (SentenceEnds.isMark(c) || c == '[' || c == ':') {
        table[i] |= RARE;
      }
      if (SentenceEnds.isCloser(c)) {
        table[i] |= CLOSER;
      }
      if (isSpace(c)) {
        table[i] |= SPACE_CLASS;
      } else if (Character.isDigit(c)) {
        table[i] |= DIGIT_CLASS;
      } else if (c < 0x80 && Character.isLetter(c)) {
        table[i] |= LETTER_CLASS + Character.toLowerCase(c) - 'a';
      } else if (c > ' ' && c < 0x7F) {
        table[i] |= MARK_CLASS + marks++;
      } else {
        table[i] |= (Character.toLowerCase(c) * 0x9E3779B1) >>> 26;
      }
    }
    return table;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static long counters(char c) {
    if (isSpace(c)) {
      return 0;
    }
    long visible = 1L << VISIBLE_SHIFT;
    if (Character.isDigit(c)) {
      return visible | 1L << DIGIT_SHIFT;
    }
    if (Character.isLetter(c)) {
      return visible | 1L << LETTER_SHIFT | (Character.isUpperCase(c) ? 1L << UPPER_SHIFT : 0);
    }
    int type = Character.getType(c);
    boolean part =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.SURROGATE;
    return part ? visible : visible | 1L << SYMBOL_SHIFT;
  }
}
