package io.mimodata.filter.repair;

/**
 * Whether characters are rather misread UTF-8 than what they look like. A capital letter with an
 * accent before a closing quotation mark, a dash or a no-break space occurs in real text; before a
 * currency sign, a fraction or a spacing accent it doesn't.
 */
final class Plausibility {
  /** Continuations that stand after a letter in real text. */
  private static final String PUNCTUATION =
      "\u2018\u2019\u201A\u201C\u201D\u201E\u2039\u203A\u2026\u2013\u2014\u2022\u00A0\u00AB\u00BB";

  /** Further ones, after letters that UTF-8 has few texts for. */
  private static final String SIGNS =
      "\u00A9\u00AE\u2122\u00B0\u00BA\u00AA\u00B7\u00B9\u00B2\u00B3\u00A1\u00BF\u00A7\u00AD\u02DC";

  private static final String LETTERS = "\u0160\u0161\u017D\u017E\u0152\u0153\u0178\u00B5";

  /** A chain of this many sequences is no accident. */
  private static final int LONG_CHAIN = 3;

  private Plausibility() {}

  /**
   * Whether a sequence is plausible by itself.
   *
   * @param before the character before it
   * @param after the character after it
   */
  static boolean isPlausible(
      Utf8Sequence sequence, String text, int start, char before, char after) {
    if (sequence.length() > 2) {
      return sequence.codePoint() == 0xFEFF || hasUnusual(text, start + 1, sequence.length() - 1);
    }
    char lead = text.charAt(start);
    char next = text.charAt(start + 1);
    boolean punctuation = PUNCTUATION.indexOf(next) >= 0;
    return switch (lead) {
      case '\u00C2', '\u00C3' -> !punctuation || !Character.isUpperCase(before);
      case '\u00C4', '\u00C5', '\u00C8' ->
          (!punctuation && SIGNS.indexOf(next) < 0)
              || Character.isLowerCase(before)
              || Character.isLowerCase(after);
      case '\u00CE', '\u00CF', '\u00D0', '\u00D1' ->
          !punctuation
              && (SIGNS.indexOf(next) < 0 || "\u00B1\u00B2\u00B3\u00B7\u00B9".indexOf(next) >= 0);
      default -> false;
    };
  }

  /** Whether sequences that follow one another, none of them plausible by itself, are together. */
  static boolean isPlausibleChain(String text, int start, int end, int sequences) {
    return sequences >= LONG_CHAIN
        || (sequences == 2
            && text.charAt(start) < '\u00DC'
            && hasUnusual(text, start + 1, end - start - 1));
  }

  private static boolean hasUnusual(String text, int start, int length) {
    for (int i = start; i < start + length; i++) {
      char c = text.charAt(i);
      if (PUNCTUATION.indexOf(c) < 0 && SIGNS.indexOf(c) < 0 && LETTERS.indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }
}
