package io.mimodata.filter.wordlist;

/**
 * How often the terms of a list occur in a text.
 *
 * @param words of the text
 * @param matched words that belong to an occurrence of a term
 * @param terms different terms that occur
 */
public record WordListHits(int words, int matched, int terms) {
  /** Share of the words that belong to a term, 0 to 1. */
  public double share() {
    return words == 0 ? 0 : (double) matched / words;
  }
}
