package io.mimodata.filter.tagger.linear;

/** Takes the features of a document, one occurrence a call. */
@FunctionalInterface
public interface FeatureSink {
  /**
   * Takes one.
   *
   * @param slot of 0 to {@link Family#SLOTS}
   */
  void add(int slot);

  /**
   * Takes what a word tells wherever it stands. Words come again and again: a sink may remember
   * them, with the same result as if each were told anew.
   *
   * @param hash of the word in its text
   * @return whether it is one of {@link FunctionWords}
   */
  default boolean addWord(long hash, WordFeatures features) {
    return features.tell(hash, this);
  }
}
