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
}
