package io.mimodata.synthgen.gate;

/**
 * The longest periodic stretch of a text's characters that a look at its words doesn't find: of
 * punctuation, pictures or white space, or within one word.
 */
final class SymbolRuns {
  private static final int MAX_PERIOD = 16;

  private SymbolRuns() {}

  /**
   * A stretch.
   *
   * @param start first character
   * @param characters its length in {@code char}s
   * @param period in {@code char}s, at most 16
   */
  record Run(int start, int characters, int period) {}

  /**
   * Returns the longest stretch of two or more periods of at most 16 {@code char}s that have either
   * letters alone or neither letters nor digits; the one of the shortest period where lengths are
   * equal.
   */
  static Run longest(String text) {
    Run longest = new Run(0, 0, 1);
    for (int period = 1; period <= MAX_PERIOD; period++) {
      int start = 0;
      for (int i = period; i <= text.length(); i++) {
        if (i == text.length() || text.charAt(i) != text.charAt(i - period)) {
          boolean isRun = i - start >= 2 * period;
          if (isRun
              && i - start > longest.characters()
              && isWordless(text, start, start + period)) {
            longest = new Run(start, i - start, period);
          }
          start = i - period + 1;
        }
      }
    }
    return longest;
  }

  private static boolean isWordless(String text, int start, int end) {
    boolean letters = false;
    boolean others = false;
    for (int i = start; i < Math.min(end, text.length()); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        return false;
      }
      boolean isLetter = Character.isLetter(c);
      letters |= isLetter;
      others |= !isLetter;
    }
    return !(letters && others);
  }
}
