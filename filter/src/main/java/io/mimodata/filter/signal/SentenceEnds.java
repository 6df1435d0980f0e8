package io.mimodata.filter.signal;

import io.mimodata.filter.text.Region;
import io.mimodata.filter.text.ScannedText;

/** Where sentences end: in Latin, CJK, Arabic and Devanagari writing. */
final class SentenceEnds {
  private static final String MARKS = ".?!\u2026\u061F\u06D4\u0964\u3002\uFF1F\uFF01";

  /** Marks of writing that has no space between sentences. */
  private static final String CLOSED = "\u3002\uFF1F\uFF01";

  /** What may follow the mark: closing quotes, brackets and Markdown emphasis. */
  private static final String CLOSERS = "\"')]*_\u201D\u2019\u00BB\u300D\u300F\uFF09";

  private SentenceEnds() {}

  static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }

  /** Slow: {@link CharacterTable#isCloser} knows it, too. */
  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isQuestion(char c) {
    return c == '?' || c == '\u061F' || c == '\uFF1F';
  }

  static boolean isExclamation(char c) {
    return c == '!' || c == '\uFF01';
  }

  /**
   * Whether the character at a position of a line ends a sentence. Of several marks the last does.
   */
  static boolean isEnd(ScannedText text, int position, int from, int to) {
    char c = text.charAt(position);
    if (!isMark(c)) {
      return false;
    }
    int next = position + 1;
    if (next < to && isMark(text.charAt(next))) {
      return false;
    }
    if (CLOSED.indexOf(c) >= 0) {
      return true;
    }
    while (next < to && next <= position + 4 && CharacterTable.isCloser(text.charAt(next))) {
      next++;
    }
    boolean followed = next == to || Character.isWhitespace(text.charAt(next));
    return followed
        && position > from
        && (c != '.' || next == to || !isInitial(text, position, from));
  }

  /** Whether a single letter or digit stands before a full stop, as in initials and list items. */
  private static boolean isInitial(ScannedText text, int position, int from) {
    return Character.isLetterOrDigit(text.charAt(position - 1))
        && (position - 1 == from || Character.isWhitespace(text.charAt(position - 2)));
  }

  /** Whether a line ends with the end of a sentence of wording. */
  static boolean endsLine(ScannedText text, int from, int to) {
    int last = to - 1;
    while (last >= from && CharacterTable.isCloser(text.charAt(last))) {
      last--;
    }
    return last >= from && isMark(text.charAt(last)) && Region.isWording(text.region(last));
  }
}
