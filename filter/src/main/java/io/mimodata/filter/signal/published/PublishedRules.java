package io.mimodata.filter.signal.published;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what the rules of Gopher, C4 and FineWeb ask of a text, as datatrove does, with these
 * simplifications: words are split by {@link EnglishWords}, sentences at marks before white space,
 * and a line ends at any line break. Time is linear in the text. Used by one thread at a time: it
 * keeps its tables from text to text.
 */
public final class PublishedRules {
  private final EnglishWords words = new EnglishWords();
  private final Repetition repetition = new Repetition();

  /** Returns the numbers of a text. */
  public PublishedValues measure(String text) {
    char[] chars = text.toCharArray();
    words.reset(chars);
    repetition.reset();
    RuleLines lines = new RuleLines(text, chars, words, repetition);
    lines.read();
    Map<PublishedRule, Double> values = new EnumMap<>(PublishedRule.class);
    lines.measure(values);
    repetition.measure(words, text.codePointCount(0, text.length()), values);
    quality(values);
    return new PublishedValues(values);
  }

  private void quality(Map<PublishedRule, Double> values) {
    values.put(PublishedRule.GOPHER_WORDS, (double) words.plainWords());
    values.put(
        PublishedRule.GOPHER_MEAN_WORD_LENGTH, share(words.plainLength(), words.plainWords()));
    values.put(PublishedRule.GOPHER_ALPHA_WORDS, share(words.alphaWords(), words.count()));
    values.put(PublishedRule.GOPHER_STOP_WORDS, (double) words.stopWords());
  }

  /** A share, 0 of nothing. */
  static double share(long part, long whole) {
    return whole <= 0 ? 0 : (double) part / whole;
  }
}
