package io.mimodata.synthgen.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * pass@k and avg@n over a problem set. Answers to one problem are not independent of each other, so
 * the problems are what is counted for the standard error (Miller, arXiv 2411.00640). Immutable
 * functions.
 */
public final class Estimators {
  /** 97.5 % quantile of the normal distribution. */
  private static final double NORMAL = 1.959964;

  private Estimators() {}

  /**
   * Share of right answers: avg@n for n samples a problem. A problem counts as much as any other,
   * however many samples it has.
   *
   * @param problems at least one
   */
  public static Estimate average(List<Trials> problems) {
    return mean(problems, Trials::average);
  }

  /**
   * Probability that at least one of k answers is right.
   *
   * @param problems at least one, each with at least k samples
   */
  public static Estimate passAt(int k, List<Trials> problems) {
    return mean(problems, trials -> trials.passAt(k));
  }

  private static Estimate mean(List<Trials> problems, ToDoubleFunction<Trials> score) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one problem");
    }
    int n = problems.size();
    double mean = problems.stream().mapToDouble(score).sum() / n;
    double squares =
        problems.stream().mapToDouble(score).map(value -> (value - mean) * (value - mean)).sum();
    double variance = squares / (n - 1) / n;
    return interval(mean, variance, n);
  }

  /**
   * Wilson's interval for as many yes-or-no problems as would have this variance. It stays within 0
   * and 1, and says something where all problems were solved, too.
   */
  private static Estimate interval(double mean, double variance, int problems) {
    double n = variance > 0 ? Math.max(problems, mean * (1 - mean) / variance) : problems;
    double z2 = NORMAL * NORMAL;
    double center = (mean + z2 / (2 * n)) / (1 + z2 / n);
    double half = NORMAL / (1 + z2 / n) * Math.sqrt(mean * (1 - mean) / n + z2 / (4 * n * n));
    return new Estimate(
        mean,
        Math.sqrt(variance),
        Math.max(0, center - half),
        Math.min(1, center + half),
        problems);
  }
}
