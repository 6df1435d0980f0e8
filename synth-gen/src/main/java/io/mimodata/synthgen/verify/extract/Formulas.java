package io.mimodata.synthgen.verify.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what stands between {@code $}, {@code $$}, {@code \(} or {@code \[}, in linear time. For
 * one thread.
 */
final class Formulas {
  private static final Pattern WORDS =
      Pattern.compile("(?<![\\\\A-Za-z{])[A-Za-z]{2,}\\s+[A-Za-z]{2,}");

  private static final Pattern DISPLAY =
      Pattern.compile("\\\\begin\\{((?:equation|align|gather|multline|displaymath|math)\\*?)}");

  private final String text;

  /** Signs that nothing closes any more, so that they are not looked for again. */
  private final Set<String> missing = new HashSet<>();

  /** Where the first end of a paragraph is that was found last. */
  private int paragraph = -1;

  private Formulas(String text) {
    this.text = text;
  }

  /** The formulas of a text from left to right; signs of dollars are none. */
  static List<Formula> in(String text) {
    return new Formulas(text).all();
  }

  private List<Formula> all() {
    List<Formula> formulas = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Formula formula = at(at);
      if (formula != null) {
        formulas.add(formula);
        at = formula.end();
      } else {
        at += signLength(at);
      }
    }
    return formulas;
  }

  /** Length of the sign here that begins no formula, or of a single character. */
  private int signLength(int at) {
    boolean escape = text.charAt(at) == '\\';
    return Math.min(escape || text.startsWith("$$", at) ? 2 : 1, text.length() - at);
  }

  /** The formula that begins here; null if none does. */
  private Formula at(int start) {
    char c = text.charAt(start);
    if (c == '$') {
      return enclosed(start, text.startsWith("$$", start) ? "$$" : "$");
    }
    if (c != '\\' || start + 1 == text.length()) {
      return null;
    }
    return switch (text.charAt(start + 1)) {
      case '(' -> enclosed(start, "\\)");
      case '[' -> enclosed(start, "\\]");
      default -> display(start);
    };
  }

  private Formula enclosed(int start, String close) {
    int from = start + close.length();
    int end = closing(close, from);
    if (end <= from || (close.equals("$") && (isNewParagraph(from, end) || isMoney(from, end)))) {
      return null;
    }
    return new Formula(start, end + close.length(), text.substring(from, end));
  }

  /** An environment that is a formula by itself; null if none begins here. */
  private Formula display(int start) {
    Matcher begin = DISPLAY.matcher(text).region(start, text.length());
    if (!begin.lookingAt()) {
      return null;
    }
    String close = "\\end{" + begin.group(1) + "}";
    int end = closing(close, begin.end());
    return end < 0
        ? null
        : new Formula(start, end + close.length(), text.substring(begin.end(), end));
  }

  /** Where the sign that closes stands; -1 if it doesn't. */
  private int closing(String close, int from) {
    if (missing.contains(close)) {
      return -1;
    }
    int end = text.indexOf(close, from);
    while (close.charAt(0) == '$' && end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf(close, end + 1);
    }
    if (end < 0) {
      missing.add(close);
    }
    return end;
  }

  /** Whether a paragraph ends between the two places. */
  private boolean isNewParagraph(int from, int end) {
    if (paragraph < from) {
      int found = text.indexOf("\n\n", from);
      paragraph = found < 0 ? text.length() : found;
    }
    return paragraph < end;
  }

  /** A price, up to the sign of the next. */
  private boolean isMoney(int from, int end) {
    return Character.isDigit(text.charAt(from))
        && WORDS.matcher(text.substring(from, Math.min(end, from + 200))).find();
  }
}
