package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.MonotoneMap;
import io.mimodata.filter.tagger.linear.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fits {@link Outputs} to scores of documents whose sites the model has not seen. */
final class Calibration {
  private static final int KNOTS = 12;
  private static final int STEPS = 60;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Part of the way from the fitted map to the identity, so that it rises everywhere. */
  private static final double SLANT = 0.1;

  private Calibration() {}

  /**
   * Fits the temperature and the maps.
   *
   * @param scores of each document
   * @param weights of each document, 0 for those that are not used
   */
  static Outputs fit(
      Corpus corpus,
      float[][] scores,
      double[] weights,
      List<Domain> domains,
      List<Dimension> dimensions) {
    List<MonotoneMap> maps = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      maps.add(map(corpus, scores, weights, dimensions.get(i), domains.size() + i));
    }
    double temperature = domains.isEmpty() ? 1 : temperature(corpus, scores, weights, domains);
    return new Outputs(domains, dimensions, temperature, maps);
  }

  /** The temperature of least cross entropy (C. Guo et al., 2017), from 1/8 to 8. */
  private static double temperature(
      Corpus corpus, float[][] scores, double[] weights, List<Domain> domains) {
    double low = -Math.log(8);
    double high = Math.log(8);
    for (int i = 0; i < STEPS; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (loss(corpus, scores, weights, domains, Math.exp(a))
          < loss(corpus, scores, weights, domains, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double loss(
      Corpus corpus, float[][] scores, double[] weights, List<Domain> domains, double t) {
    double loss = 0;
    for (int i = 0; i < scores.length; i++) {
      int truth = corpus.domains[i] == null ? -1 : domains.indexOf(corpus.domains[i]);
      if (weights[i] == 0 || truth < 0) {
        continue;
      }
      double sum = 0;
      for (int k = 0; k < domains.size(); k++) {
        sum += Math.exp((scores[i][k] - scores[i][truth]) / t);
      }
      loss += weights[i] * Math.log(sum);
    }
    return loss;
  }

  /**
   * Means of grades over equally many documents in the order of their scores, made rising by
   * pooling (M. Ayer et al., 1955), with straight lines between.
   */
  private static MonotoneMap map(
      Corpus corpus, float[][] scores, double[] weights, Dimension dimension, int output) {
    int[] order =
        IntStream.range(0, scores.length)
            .filter(i -> weights[i] > 0 && !Float.isNaN(corpus.grade(i, dimension)))
            .boxed()
            .sorted((a, b) -> Float.compare(scores[a][output], scores[b][output]))
            .mapToInt(i -> i)
            .toArray();
    if (order.length < 2 * KNOTS) {
      return MonotoneMap.IDENTITY;
    }
    List<double[]> blocks = new ArrayList<>();
    for (int knot = 0; knot < KNOTS; knot++) {
      double[] block = new double[3];
      int to = (int) ((long) (knot + 1) * order.length / KNOTS);
      for (int k = (int) ((long) knot * order.length / KNOTS); k < to; k++) {
        int i = order[k];
        block[0] += weights[i] * Outputs.logistic(scores[i][output]);
        block[1] += weights[i] * corpus.grade(i, dimension);
        block[2] += weights[i];
      }
      blocks.add(block);
      while (blocks.size() > 1 && falls(blocks)) {
        double[] last = blocks.remove(blocks.size() - 1);
        double[] before = blocks.get(blocks.size() - 1);
        for (int k = 0; k < last.length; k++) {
          before[k] += last[k];
        }
      }
    }
    List<Double> inputs = new ArrayList<>();
    List<Double> outputs = new ArrayList<>();
    inputs.add(0.0);
    outputs.add(0.0);
    for (double[] block : blocks) {
      double x = block[0] / block[2];
      if (x > inputs.get(inputs.size() - 1) + 1e-6 && x < 1) {
        inputs.add(x);
        outputs.add((1 - SLANT) * block[1] / block[2] + SLANT * x);
      }
    }
    inputs.add(1.0);
    outputs.add(1.0);
    return new MonotoneMap(inputs, outputs);
  }

  private static boolean falls(List<double[]> blocks) {
    double[] last = blocks.get(blocks.size() - 1);
    double[] before = blocks.get(blocks.size() - 2);
    return last[1] / last[2] <= before[1] / before[2];
  }
}
