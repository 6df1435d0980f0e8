package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.FeatureRow;
import io.mimodata.filter.tagger.linear.FeatureSpace;
import io.mimodata.filter.tagger.linear.Outputs;
import java.util.Arrays;
import java.util.List;

/**
 * Weighted mean of the cross entropies of the domain (softmax) and of each grade (logistic, with
 * the grade as the share of yes: L. E. Papke and J. M. Wooldridge, Econometric methods for
 * fractional response variables, 1996), with half the squared length of the weights.
 *
 * <p>Keeps the vectors of all documents, in eight bytes a feature.
 */
final class LossFunction implements Lbfgs.Objective {
  private final Corpus corpus;
  private final FeatureSpace space;
  private final int[][] rows;
  private final float[][] values;
  private final double[] weights;
  private final List<Domain> domains;
  private final List<Dimension> dimensions;
  private final double[] regularisation;
  private final double total;

  LossFunction(
      Corpus corpus,
      CorpusRows rows,
      double[] weights,
      List<Domain> domains,
      List<Dimension> dimensions,
      TrainingConfig config) {
    this.corpus = corpus;
    this.space = rows.space();
    this.rows = new int[weights.length][];
    this.values = new float[weights.length][];
    for (int document = 0; document < weights.length; document++) {
      if (weights[document] > 0) {
        FeatureRow row = rows.of(document);
        this.rows[document] = row.rows();
        this.values[document] = row.values();
      }
    }
    this.weights = weights;
    this.domains = domains;
    this.dimensions = dimensions;
    this.regularisation = new double[domains.size() + dimensions.size()];
    Arrays.fill(regularisation, config.gradeRegularisation());
    Arrays.fill(regularisation, 0, domains.size(), config.regularisation());
    this.total = Arrays.stream(weights).sum();
  }

  private int outputs() {
    return domains.size() + dimensions.size();
  }

  int parameters() {
    return space.rows() * outputs();
  }

  /** A rough second derivative along each axis, that of a logistic at an even chance. */
  double[] curvatures() {
    int outputs = outputs();
    double[] curvatures = new double[parameters()];
    for (int i = 0; i < curvatures.length; i++) {
      curvatures[i] = regularisation[i % outputs];
    }
    for (int document = 0; document < weights.length; document++) {
      for (int i = 0; weights[document] > 0 && i < rows[document].length; i++) {
        double value = values[document][i];
        int from = rows[document][i] * outputs;
        double curvature = weights[document] / total * value * value / 4;
        for (int output = 0; output < outputs; output++) {
          curvatures[from + output] += curvature;
        }
      }
    }
    return curvatures;
  }

  @Override
  public double at(double[] point, double[] gradient) {
    int outputs = outputs();
    int bias = space.biasRow() * outputs;
    double value = 0;
    for (int i = 0; i < point.length; i++) {
      double weight = i >= bias ? 0 : regularisation[i % outputs];
      gradient[i] = weight * point[i];
      value += weight / 2 * point[i] * point[i];
    }
    double[] slopes = new double[outputs];
    for (int document = 0; document < weights.length; document++) {
      if (weights[document] == 0) {
        continue;
      }
      int[] at = rows[document];
      float[] times = values[document];
      score(at, times, point, slopes);
      double weight = weights[document] / total;
      value += weight * slopes(document, slopes);
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] *= weight;
      }
      for (int i = 0; i < at.length; i++) {
        int from = at[i] * outputs;
        for (int output = 0; output < outputs; output++) {
          gradient[from + output] += times[i] * slopes[output];
        }
      }
    }
    return value;
  }

  static void score(int[] rows, float[] values, double[] point, double[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] * scores.length;
      double value = values[i];
      for (int output = 0; output < scores.length; output++) {
        scores[output] += value * point[from + output];
      }
    }
  }

  /** Turns scores into the slopes of the loss and returns the loss. */
  private double slopes(int document, double[] scores) {
    double loss = domainSlopes(corpus.domains[document], scores);
    for (int i = 0; i < dimensions.size(); i++) {
      int at = domains.size() + i;
      float grade = corpus.grade(document, dimensions.get(i));
      if (Float.isNaN(grade)) {
        scores[at] = 0;
      } else {
        double score = scores[at];
        loss += Math.max(score, 0) - grade * score + Math.log1p(Math.exp(-Math.abs(score)));
        scores[at] = Outputs.logistic(score) - grade;
      }
    }
    return loss;
  }

  private double domainSlopes(Domain domain, double[] scores) {
    int truth = domain == null ? -1 : domains.indexOf(domain);
    if (truth < 0) {
      Arrays.fill(scores, 0, domains.size(), 0);
      return 0;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < domains.size(); i++) {
      largest = Math.max(largest, scores[i]);
    }
    double own = scores[truth] - largest;
    double sum = 0;
    for (int i = 0; i < domains.size(); i++) {
      scores[i] = Math.exp(scores[i] - largest);
      sum += scores[i];
    }
    for (int i = 0; i < domains.size(); i++) {
      scores[i] = scores[i] / sum - (i == truth ? 1 : 0);
    }
    return Math.log(sum) - own;
  }
}
