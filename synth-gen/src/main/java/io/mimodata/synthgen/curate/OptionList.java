package io.mimodata.synthgen.curate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the options of multiple-choice questions: letters in order, each with a mark that sets it
 * off, as {@code (A)}, {@code B.} or {@code \textbf{(C)}}.
 */
final class OptionList {
  private static final Pattern MARK =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_\\\\^$])(?:\\\\(?:text(?:bf|rm|it)?|mathrm|mathbf)\\s*\\{\\s*)?"
              + "(?:[(（\\[]\\s*([A-Ja-j])\\s*[)）\\]]|([A-Ja-j])\\s*[).:）．、：])");

  /** Options with numbers in circles, or Roman ones. */
  private static final List<Pattern> OTHERS =
      List.of(
          Pattern.compile("(?s)①.{1,200}?②.{1,200}?③"),
          Pattern.compile("(?s)\\bi\\).{1,200}?\\bii\\).{1,200}?\\biii\\)"));

  private static final Pattern CUE =
      Pattern.compile(
          "(?i)which (?:one )?of (?:these\\b|the (?:following|options|choices|statements))|(?:answer )?(?:choices|options)\\s*[:：]"
              + "|(?:choose|select|pick|mark) (?:(?:the|one|an?) )?(?:best |correct |right )?(?:option|answer|choice)|下列|选项");

  private static final Pattern LETTER = Pattern.compile("[(（\\s$]*([A-Ja-j])[)）.\\s$]*");

  /**
   * Options that need nothing else to be known, and those that need a cue or a letter for an
   * answer.
   */
  private static final int SURE = 4;

  private static final int LIKELY = 2;

  private OptionList() {}

  /**
   * Returns the first options of a question, if there are any.
   *
   * @param answer null if it isn't known
   */
  static Optional<Finding> in(String question, String answer) {
    boolean letter = answer != null && LETTER.matcher(answer).matches();
    boolean cue = letter || CUE.matcher(question).find();
    Optional<Finding> upper = run(question, 'A', cue ? LIKELY : SURE);
    // Lower-case letters mark the parts of a problem as often as its options.
    if (upper.isPresent() || !cue) {
      return upper;
    }
    return run(question, 'a', letter ? LIKELY : SURE - 1).or(() -> others(question));
  }

  /** Marks that say nothing by themselves, in a question that asks to choose. */
  private static Optional<Finding> others(String question) {
    return OTHERS.stream()
        .map(pattern -> pattern.matcher(question))
        .filter(Matcher::find)
        .map(matcher -> new Finding(matcher.group().strip()))
        .findFirst();
  }

  private static Optional<Finding> run(String question, char first, int needed) {
    Matcher mark = MARK.matcher(question);
    int start = -1;
    char expected = first;
    while (mark.find()) {
      char found = (mark.group(1) == null ? mark.group(2) : mark.group(1)).charAt(0);
      if (found == first) {
        start = mark.start();
        expected = first;
      }
      if (found == expected && start >= 0) {
        expected++;
        if (expected - first >= needed) {
          int end = Math.min(question.length(), start + 80);
          return Optional.of(new Finding(question.substring(start, end).strip()));
        }
      }
    }
    return Optional.empty();
  }
}
