package io.mimodata.filter.signal.published;

import java.util.Locale;

/**
 * A number of a published filter with the range outside which the filter drops a document. Gopher:
 * J. Rae et al., Scaling Language Models, 2021, appendix A; C4: C. Raffel et al., Exploring the
 * Limits of Transfer Learning, 2020, section 2.2; FineWeb: G. Penedo et al., The FineWeb Datasets,
 * 2024, section 3. Counted as the datatrove library does.
 */
public enum PublishedRule {
  GOPHER_DUP_PARAGRAPHS(0, 0.30, "share of paragraphs that were there before"),
  GOPHER_DUP_PARAGRAPH_CHARS(0, 0.20, "share of characters in such paragraphs"),
  GOPHER_DUP_LINES(0, 0.30, "share of lines, blank ones aside, that were there before"),
  GOPHER_DUP_LINE_CHARS(0, 0.20, "share of characters in such lines"),
  GOPHER_TOP_2GRAM(0, 0.20, "share of characters in the most frequent 2-gram"),
  GOPHER_TOP_3GRAM(0, 0.18, "share of characters in the most frequent 3-gram"),
  GOPHER_TOP_4GRAM(0, 0.16, "share of characters in the most frequent 4-gram"),
  GOPHER_DUP_5GRAMS(0, 0.15, "share of characters in 5-grams that were there before"),
  GOPHER_DUP_6GRAMS(0, 0.14, "share of characters in 6-grams that were there before"),
  GOPHER_DUP_7GRAMS(0, 0.13, "share of characters in 7-grams that were there before"),
  GOPHER_DUP_8GRAMS(0, 0.12, "share of characters in 8-grams that were there before"),
  GOPHER_DUP_9GRAMS(0, 0.11, "share of characters in 9-grams that were there before"),
  GOPHER_DUP_10GRAMS(0, 0.10, "share of characters in 10-grams that were there before"),
  GOPHER_WORDS(50, 100_000, "words that are not punctuation alone"),
  GOPHER_MEAN_WORD_LENGTH(3, 10, "mean length of such words"),
  GOPHER_HASHES(0, 0.1, "hash signs for each word, punctuation included"),
  GOPHER_ELLIPSES(0, 0.1, "ellipses for each word, punctuation included"),
  GOPHER_BULLET_LINES(0, 0.9, "share of lines that begin with a bullet or hyphen"),
  GOPHER_ELLIPSIS_LINES(0, 0.3, "share of lines that end with an ellipsis"),
  GOPHER_ALPHA_WORDS(0.8, 1, "share of words, punctuation included, with a letter"),
  GOPHER_STOP_WORDS(2, 8, "how many of the, be, to, of, and, that, have, with occur"),

  C4_LOREM_IPSUM(0, 0, "lines with lorem ipsum among those kept so far"),
  C4_CURLY_BRACKETS(0, 0, "lines with a curly bracket among those kept so far"),
  C4_SENTENCES(
      5,
      Double.POSITIVE_INFINITY,
      "sentences of the lines that are kept: at least 3 words, none over 1,000 characters, terminal"
          + " punctuation, no word of javascript, cookies or terms"),

  FINEWEB_C4_LOREM_IPSUM(0, 0, "as in C4 without the rule of terminal punctuation"),
  FINEWEB_C4_CURLY_BRACKETS(0, 0, "as in C4 without the rule of terminal punctuation"),
  FINEWEB_C4_SENTENCES(
      5, Double.POSITIVE_INFINITY, "as in C4 without the rule of terminal punctuation"),
  FINEWEB_PUNCTUATED_LINES(0.12, 1, "share of lines that end with terminal punctuation"),
  FINEWEB_SHORT_LINES(0, 0.67, "share of lines with at most 30 characters"),
  FINEWEB_DUP_LINE_CHARS(0, 0.01, "share of characters in lines that were there before"),
  FINEWEB_LINE_BREAKS(0, 0.3, "line breaks for each word"),
  FINEWEB_CHAIN_PUNCTUATED_LINES(
      0.12, 1, "as before, of the lines that C4 without terminal punctuation keeps"),
  FINEWEB_CHAIN_SHORT_LINES(0, 0.67, "as before, of the lines that C4 keeps"),
  FINEWEB_CHAIN_DUP_LINE_CHARS(0, 0.01, "as before, in the lines that C4 keeps"),
  FINEWEB_CHAIN_LINE_BREAKS(0, 0.3, "as before, in the lines that C4 keeps");

  private final double least;
  private final double most;
  private final String meaning;

  PublishedRule(double least, double most, String meaning) {
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** Its name among the signals. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is counted. */
  public String meaning() {
    return meaning;
  }

  /** Smallest value with which a document is kept. */
  public double least() {
    return least;
  }

  /** Largest value with which a document is kept. */
  public double most() {
    return most;
  }

  boolean isBroken(double value) {
    return !(value >= least && value <= most);
  }
}
