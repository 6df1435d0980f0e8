package io.mimodata.filter.tagger.linear;

/**
 * All features of a model: the rows of its vocabulary, then those of the signals, then one that is
 * always 1. Immutable.
 */
public record FeatureSpace(FeatureSettings settings, Vocabulary vocabulary, SignalScale signals) {
  /** Number of rows. */
  public int rows() {
    return vocabulary.size() + signals.rows() + 1;
  }

  /** The row that is always 1. */
  public int biasRow() {
    return rows() - 1;
  }
}
