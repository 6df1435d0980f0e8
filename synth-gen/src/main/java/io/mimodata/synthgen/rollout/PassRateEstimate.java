package io.mimodata.synthgen.rollout;

/**
 * How many of the problems under way the batch can count on, by those judged so far. For one
 * thread.
 *
 * <p>The number of usable ones is taken as beta-binomial: chance, and what is not known of their
 * share. While little is known all are thought to be usable, so that no more is launched than the
 * batch needs at least. Earlier batches count, though for no more than {@link #MEMORY} problems,
 * since the model learns meanwhile.
 */
final class PassRateEstimate {
  /** Problems judged before the estimate is believed. */
  private static final int ENOUGH = 32;

  /** Problems of earlier batches that are remembered at most. */
  private static final int MEMORY = 1_024;

  /** Standard deviations from the mean to what is reached in 19 of 20 cases. */
  private static final double ASSURANCE = 1.645;

  private double judged;
  private double usable;

  void observe(boolean isUsable) {
    judged++;
    usable += isUsable ? 1 : 0;
  }

  /** Forgets part of what was seen, where that is more than is remembered. */
  void endBatch() {
    double kept = Math.min(1, MEMORY / Math.max(1, judged));
    judged *= kept;
    usable *= kept;
  }

  /**
   * Number of usable problems that those under way will give at least, in 19 of 20 cases; never
   * below 0.
   *
   * @param active problems that are under way
   */
  double expectable(int active) {
    if (judged < ENOUGH) {
      return active;
    }
    double rate = (usable + 1) / (judged + 2);
    double variance = active * rate * (1 - rate) * (1 + active / (judged + 3));
    return Math.max(0, active * rate - ASSURANCE * Math.sqrt(variance));
  }
}
