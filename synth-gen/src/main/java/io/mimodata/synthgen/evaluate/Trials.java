package io.mimodata.synthgen.evaluate;

/**
 * How a model did on one problem.
 *
 * @param samples answers it gave, at least 1
 * @param correct how many of them are right
 */
public record Trials(int samples, int correct) {
  public Trials {
    if (samples < 1 || correct < 0 || correct > samples) {
      throw new IllegalArgumentException(
          "trials must have at least one sample, and no more right ones than samples, cannot be: "
              + "%d right of %d".formatted(correct, samples));
    }
  }

  /** Share of the answers that are right. */
  public double average() {
    return (double) correct / samples;
  }

  /**
   * Probability that at least one of k answers is right, without bias: 1 − C(n − c, k) / C(n, k)
   * (Chen et al., arXiv 2107.03374), as a product that never overflows.
   *
   * @param k 1 to the number of samples
   */
  public double passAt(int k) {
    if (k < 1 || k > samples) {
      throw new IllegalArgumentException(
          "k must be from 1 to the %d samples, cannot be: %d".formatted(samples, k));
    }
    double allWrong = 1;
    for (int i = 0; i < k; i++) {
      allWrong *= Math.max(0, samples - correct - i) / (double) (samples - i);
    }
    return 1 - allWrong;
  }
}
