package io.mimodata.mixture.split;

/** Takes the words of a text, one after the other. */
@FunctionalInterface
public interface Words {
  /**
   * Takes the next word.
   *
   * @param from where the word begins
   * @param to where it ends, after {@code from}
   */
  void add(int from, int to);
}
