package io.mimodata.filter.tagger.linear.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures of predictions against truth. */
final class Metrics {
  private Metrics() {}

  /**
   * Rank correlation (C. Spearman, 1904) with mean ranks for ties; 0 if one side is constant.
   *
   * @throws IllegalArgumentException if they are not of one length
   */
  static double spearman(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Both must be of one length, cannot be: %d and %d".formatted(a.length, b.length));
    }
    double[] ranksA = ranks(a);
    double[] ranksB = ranks(b);
    double mean = (a.length + 1) / 2.0;
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (ranksA[i] - mean) * (ranksB[i] - mean);
      squaresA += (ranksA[i] - mean) * (ranksA[i] - mean);
      squaresB += (ranksB[i] - mean) * (ranksB[i] - mean);
    }
    return squaresA == 0 || squaresB == 0 ? 0 : both / Math.sqrt(squaresA * squaresB);
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** Mean distance of predictions from truths. */
  static double meanAbsoluteError(double[] predicted, double[] truth) {
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> Math.abs(predicted[i] - truth[i]))
        .average()
        .orElse(0);
  }

  /** Predictions of ten equal intervals of 0..1: how many, their mean, and the mean truth. */
  static Reliability reliability(double[] predicted, double[] truth) {
    int[] counts = new int[Reliability.BINS];
    double[] means = new double[Reliability.BINS];
    double[] truths = new double[Reliability.BINS];
    for (int i = 0; i < predicted.length; i++) {
      int bin = Math.min(Reliability.BINS - 1, (int) (predicted[i] * Reliability.BINS));
      counts[bin]++;
      means[bin] += predicted[i];
      truths[bin] += truth[i];
    }
    double error = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      error += Math.abs(means[bin] - truths[bin]) / Math.max(1, predicted.length);
      means[bin] /= Math.max(1, counts[bin]);
      truths[bin] /= Math.max(1, counts[bin]);
    }
    return new Reliability(
        error,
        Arrays.stream(counts).boxed().toList(),
        Arrays.stream(means).boxed().toList(),
        Arrays.stream(truths).boxed().toList());
  }
}
