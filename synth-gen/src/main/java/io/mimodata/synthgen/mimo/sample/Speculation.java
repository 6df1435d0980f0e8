package io.mimodata.synthgen.mimo.sample;

/** By which rule a token that was foretold is kept, where tokens are drawn. */
public enum Speculation {
  /**
   * Kept with the probability {@code min(1, p / q)}, else another is drawn from what {@code p} has
   * more than {@code q} (Leviathan et al., arXiv 2211.17192; Chen et al., arXiv 2302.01318). Keeps
   * the most, but a seed's text depends on whether tokens were foretold.
   */
  REJECTION,

  /**
   * Kept if the same random numbers choose it (Daliri et al., arXiv 2408.07978). A seed's text is
   * the same with and without foretelling, and so in whatever batch.
   */
  COUPLED
}
