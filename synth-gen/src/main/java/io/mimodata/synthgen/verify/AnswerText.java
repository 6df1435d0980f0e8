package io.mimodata.synthgen.verify;

import java.util.Locale;
import java.util.regex.Pattern;

/** Answers as texts, without what only sets them. */
final class AnswerText {
  private static final Pattern SETTING =
      Pattern.compile(
          "\\\\(?:text|textbf|textrm|textit|mathrm|mathbf|mathit|mbox|operatorname|boxed|left|right"
              + "|displaystyle|quad|qquad)(?![A-Za-z])|\\\\[!,;: ()\\[\\]]|[${}\\s*~`]");

  private static final Pattern EDGE = Pattern.compile("^[.,;:]+|[.,;:!]+$");
  private static final Pattern CHOICE = Pattern.compile("\\(?([A-Za-z])\\)?");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private AnswerText() {}

  /** Letters of choices without their parentheses, and words in lower case. */
  static String normalized(String text) {
    String bare = EDGE.matcher(SETTING.matcher(text).replaceAll("")).replaceAll("");
    var choice = CHOICE.matcher(bare);
    if (choice.matches()) {
      return choice.group(1);
    }
    return WORD.matcher(bare).matches() ? bare.toLowerCase(Locale.ROOT) : bare;
  }
}
