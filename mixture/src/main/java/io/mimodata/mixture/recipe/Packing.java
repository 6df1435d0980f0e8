package io.mimodata.mixture.recipe;

/** How documents become the rows of a stage's shards. */
public enum Packing {
  /** A document is a row; the trainer joins and cuts them. */
  DOCUMENTS,
  /** Documents are joined in their order and cut at the context: all rows are full. */
  CONCAT,
  /**
   * Documents are fitted into rows of the context so that none that is not longer is cut; what is
   * left of a row is padding.
   */
  BEST_FIT
}
