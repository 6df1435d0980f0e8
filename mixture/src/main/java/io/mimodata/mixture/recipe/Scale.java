package io.mimodata.mixture.recipe;

/** How the token targets of the stages relate to the corpus at hand. */
public enum Scale {
  /** Targets are taken as written. */
  NONE,
  /**
   * Targets are proportions, all scaled by one factor. The factor makes the largest stage one pass
   * over the documents that it admits (each weighted by its {@code sampling_weight}), or less where
   * a share of some stage would otherwise need more epochs than are allowed. Under {@link
   * OnInfeasible#CAP} only the first holds: such a share is capped instead. A group without any
   * document doesn't count here; it is infeasible at every scale.
   */
  CORPUS
}
