package io.mimodata.filter.signal;

/** Shannon's entropy of counts, in bits. */
final class Entropy {
  private static final double[] TERMS = new double[1024];

  static {
    for (int i = 0; i < TERMS.length; i++) {
      TERMS[i] = logTerm(i);
    }
  }

  private Entropy() {}

  /** What a count contributes to the {@code sum} of {@link #of}. */
  static double term(int count) {
    return count < TERMS.length ? TERMS[count] : logTerm(count);
  }

  /**
   * Entropy of a distribution.
   *
   * @param sum of the terms of all counts
   * @param total sum of all counts
   */
  static double of(double sum, long total) {
    return total == 0 ? 0 : Math.max(0, log2((double) total) - sum / total);
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double logTerm(int count) {
    return count < 2 ? 0 : count * log2(count);
  }
}
