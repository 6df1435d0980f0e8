package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tags;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the scores of a model mean: first one for each domain, then one for each dimension.
 *
 * @param temperature by which the domains' scores are divided before they become probabilities
 * @param grades for each dimension how the logistic of its score becomes a grade
 */
public record Outputs(
    List<Domain> domains,
    List<Dimension> dimensions,
    double temperature,
    List<MonotoneMap> grades) {
  public Outputs {
    domains = List.copyOf(domains);
    dimensions = List.copyOf(dimensions);
    grades = List.copyOf(grades);
    if (!(temperature > 0) || !Double.isFinite(temperature)) {
      throw new IllegalArgumentException("Temperature must be positive, cannot be: " + temperature);
    }
    if (grades.size() != dimensions.size()) {
      throw new IllegalArgumentException(
          "Maps of grades must be one a dimension, cannot be: %d of %d"
              .formatted(grades.size(), dimensions.size()));
    }
  }

  /** Number of scores. */
  public int size() {
    return domains.size() + dimensions.size();
  }

  /** What scores say. */
  public Tags tags(float[] scores) {
    Map<Domain, Double> probabilities = new EnumMap<>(Domain.class);
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < domains.size(); i++) {
      largest = Math.max(largest, scores[i]);
    }
    double sum = 0;
    for (int i = 0; i < domains.size(); i++) {
      double likely = Math.exp((scores[i] - largest) / temperature);
      probabilities.put(domains.get(i), likely);
      sum += likely;
    }
    double all = sum;
    probabilities.replaceAll((domain, likely) -> likely / all);
    Map<Dimension, Double> graded = new EnumMap<>(Dimension.class);
    for (int i = 0; i < dimensions.size(); i++) {
      graded.put(dimensions.get(i), grades.get(i).at(logistic(scores[domains.size() + i])));
    }
    return new Tags(probabilities, graded);
  }

  /** 1 / (1 + e^-x). */
  public static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
