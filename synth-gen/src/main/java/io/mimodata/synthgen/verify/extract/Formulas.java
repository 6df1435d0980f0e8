package io.mimodata.synthgen.verify.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands between {@code $}, {@code $$}, {@code \(} or {@code \[}, in linear time. */
final class Formulas {
  private static final Pattern WORDS =
      Pattern.compile("(?<![\\\\A-Za-z{])[A-Za-z]{2,}\\s+[A-Za-z]{2,}");

  private static final Pattern DISPLAY =
      Pattern.compile("\\\\begin\\{((?:equation|align|gather|multline|displaymath|math)\\*?)}");

  private Formulas() {}

  /** The formulas of a text from left to right; signs of dollars are none. */
  static List<Formula> in(String text) {
    List<Formula> formulas = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      String close = null;
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        close = next == '(' ? "\\)" : next == '[' ? "\\]" : null;
        if (close == null) {
          Formula display = display(text, at);
          if (display != null) {
            formulas.add(display);
          }
          at = display == null ? at + 2 : display.end();
          continue;
        }
      } else if (c == '$') {
        close = text.startsWith("$$", at) ? "$$" : "$";
      }
      if (close == null) {
        at++;
        continue;
      }
      int from = at + close.length();
      int end = closing(text, close, from);
      if (end < 0 || (close.equals("$") && isMoney(text, from, end))) {
        at = from;
        continue;
      }
      formulas.add(new Formula(at, end + close.length(), text.substring(from, end)));
      at = end + close.length();
    }
    return formulas;
  }

  /** An environment that is a formula by itself; null if none begins here. */
  private static Formula display(String text, int start) {
    Matcher begin = DISPLAY.matcher(text).region(start, text.length());
    if (!begin.lookingAt()) {
      return null;
    }
    String close = "\\end{" + begin.group(1) + "}";
    int end = text.indexOf(close, begin.end());
    return end < 0
        ? null
        : new Formula(start, end + close.length(), text.substring(begin.end(), end));
  }

  private static int closing(String text, String close, int from) {
    int end = text.indexOf(close, from);
    while (close.charAt(0) == '$' && end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf(close, end + 1);
    }
    int paragraph = text.indexOf("\n\n", from);
    boolean acrossParagraphs = close.equals("$") && paragraph >= 0 && paragraph < end;
    return end == from || acrossParagraphs ? -1 : end;
  }

  /** A price, up to the sign of the next. */
  private static boolean isMoney(String text, int from, int end) {
    return Character.isDigit(text.charAt(from))
        && WORDS.matcher(text.substring(from, Math.min(end, from + 200))).find();
  }
}
