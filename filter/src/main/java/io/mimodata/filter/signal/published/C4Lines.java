package io.mimodata.filter.signal.published;

import java.util.Map;

/** What C4's rules count: lines are left out one by one, and the rest is judged. */
final class C4Lines {
  private final boolean terminalPunctuation;
  private long loremIpsum;
  private long curlyBrackets;
  private long sentences;

  /**
   * @param terminalPunctuation whether lines without it are left out
   */
  C4Lines(boolean terminalPunctuation) {
    this.terminalPunctuation = terminalPunctuation;
  }

  /** What there is to know of a line. */
  record Line(
      boolean ends,
      boolean enoughWords,
      boolean loremIpsum,
      boolean notice,
      boolean curly,
      int sentences) {}

  /** Takes a line; returns whether it is kept. */
  boolean line(Line line) {
    if ((terminalPunctuation && !line.ends()) || !line.enoughWords()) {
      return false;
    }
    loremIpsum += line.loremIpsum() ? 1 : 0;
    curlyBrackets += line.curly() ? 1 : 0;
    if (line.notice()) {
      return false;
    }
    sentences += line.sentences();
    return true;
  }

  void measure(
      PublishedRule lorem,
      PublishedRule curly,
      PublishedRule enough,
      Map<PublishedRule, Double> values) {
    values.put(lorem, (double) loremIpsum);
    values.put(curly, (double) curlyBrackets);
    values.put(enough, (double) sentences);
  }
}
