package io.mimodata.filter.signal.published;

import static io.mimodata.filter.signal.published.PublishedRules.share;

import java.util.Map;

/** What FineWeb's own rules count, of all lines or of some. */
final class FineWebLines {
  private static final int SHORT = 30;

  private long lines;
  private long punctuated;
  private long shorts;
  private long duplicateLength;
  private long length;
  private long words;

  /** Takes a line that is not blank. */
  void line(int lineLength, int lineWords, boolean isPunctuated, boolean isDuplicate) {
    lines++;
    length += lineLength;
    words += lineWords;
    punctuated += isPunctuated ? 1 : 0;
    shorts += lineLength <= SHORT ? 1 : 0;
    duplicateLength += isDuplicate ? lineLength : 0;
  }

  long lines() {
    return lines;
  }

  /**
   * Gives the numbers to four rules that follow each other.
   *
   * @param breaks line breaks in the text
   */
  void measure(PublishedRule[] rules, long breaks, Map<PublishedRule, Double> values) {
    values.put(rules[0], share(punctuated, lines));
    values.put(rules[1], share(shorts, lines));
    values.put(rules[2], share(duplicateLength, length));
    values.put(rules[3], share(breaks, words));
  }
}
