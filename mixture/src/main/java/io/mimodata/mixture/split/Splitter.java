package io.mimodata.mixture.split;

/** Cuts a text into words that follow each other without a gap. Immutable and thread-safe. */
public interface Splitter {
  /**
   * Returns the end of the word that begins at a place.
   *
   * @param utf8 valid UTF-8
   * @param from before {@code to}
   * @param to where the text ends
   */
  int end(byte[] utf8, int from, int to);
}
