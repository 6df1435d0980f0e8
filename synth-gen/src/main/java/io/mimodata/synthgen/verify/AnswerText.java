package io.mimodata.synthgen.verify;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Answers as texts, without what only sets them. What is dropped can't join two numbers or words,
 * or move a number from one argument into another, so that equal texts say the same.
 */
final class AnswerText {
  /** Of longer texts nothing is dropped but space at their ends. */
  private static final int LONGEST = 10_000;

  private static final Pattern WORDS =
      Pattern.compile(
          "\\\\(?:text|textbf|textrm|textit|mathrm|mathbf|mbox|boxed)\\s*\\{([^{}\\\\]*)}");

  private static final Pattern SETTING =
      Pattern.compile(
          "\\\\(?:left|right|displaystyle|quad|qquad)(?![A-Za-z])|\\\\[!,;: ()\\[\\]]|[$\\s~`]");

  private static final Pattern IDLE_SPACE =
      Pattern.compile("(?<![\\p{L}\\d.]) +| +(?![\\p{L}\\d.])");

  private static final String MARKS = ".,;: ";
  private static final Pattern CHOICE =
      Pattern.compile("(?:(?i:option|choice) ?)?\\(?([A-Za-z])\\)?");
  private static final Pattern CHOICES =
      Pattern.compile("\\(?[A-H]\\)?(?:(?:,| ?and ?)\\(?[A-H]\\)?)+");

  /** Capital letters that stand for points. */
  private static final Pattern NAME = Pattern.compile("(?!NO$|YES$)[A-Z]{2,3}");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}(?: \\p{L}+)*");

  private AnswerText() {}

  /** Letters of choices without their parentheses, and words in lower case. */
  static String normalized(String text) {
    if (text.length() > LONGEST) {
      return text.strip();
    }
    String words = WORDS.matcher(text).replaceAll(" $1 ");
    String spaced = SETTING.matcher(words).replaceAll(" ");
    String bare = trimmed(IDLE_SPACE.matcher(spaced.replaceAll(" +", " ")).replaceAll(""));
    var choice = CHOICE.matcher(bare);
    if (choice.matches()) {
      return choice.group(1);
    }
    if (CHOICES.matcher(bare).matches()) {
      return bare.replaceAll("[^A-H]", "");
    }
    return WORD.matcher(bare).matches() && !NAME.matcher(bare).matches()
        ? bare.toLowerCase(Locale.ROOT)
        : bare;
  }

  /**
   * Without the signs of emphasis and of punctuation around it, but with the point of {@code .5}.
   */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (end - start > 1 && "*_".indexOf(text.charAt(start)) >= 0) {
      if (text.charAt(end - 1) != text.charAt(start)) {
        break;
      }
      start++;
      end--;
    }
    while (end > start && MARKS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    while (start < end
        && MARKS.indexOf(text.charAt(start)) >= 0
        && !(start + 1 < end && Character.isDigit(text.charAt(start + 1)))) {
      start++;
    }
    return text.substring(start, end);
  }
}
