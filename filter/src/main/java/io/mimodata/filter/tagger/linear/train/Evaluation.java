package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.tagger.linear.Outputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good predictions are.
 *
 * @param domains null if no domain was told
 * @param confidence of the domain that is most likely: how often it is right; null without domains
 * @param dimensions of each dimension that was graded
 */
public record Evaluation(
    int documents, ClassScores domains, Reliability confidence, Map<Dimension, Grades> dimensions) {
  /** How good the grades of one dimension are; grades are from 0 to 1. */
  public record Grades(
      int documents, double spearman, double meanAbsoluteError, Reliability reliability) {}

  public Evaluation {
    dimensions = new LinkedHashMap<>(dimensions);
  }

  @Override
  public Map<Dimension, Grades> dimensions() {
    return Map.copyOf(dimensions);
  }

  /**
   * Compares tags with annotations.
   *
   * @param tags of each document
   */
  static Evaluation of(Corpus corpus, Tags[] tags, Outputs outputs) {
    List<Domain> domains = outputs.domains();
    Map<Dimension, Grades> dimensions = new LinkedHashMap<>();
    for (Dimension dimension : outputs.dimensions()) {
      int[] graded =
          IntStream.range(0, tags.length)
              .filter(i -> !Float.isNaN(corpus.grade(i, dimension)))
              .toArray();
      double[] predicted =
          IntStream.of(graded).mapToDouble(i -> tags[i].grades().get(dimension)).toArray();
      double[] truth = IntStream.of(graded).mapToDouble(i -> corpus.grade(i, dimension)).toArray();
      dimensions.put(
          dimension,
          new Grades(
              graded.length,
              Metrics.spearman(predicted, truth),
              Metrics.meanAbsoluteError(predicted, truth),
              Metrics.reliability(predicted, truth)));
    }
    if (domains.isEmpty()) {
      return new Evaluation(tags.length, null, null, dimensions);
    }
    int[] known = IntStream.range(0, tags.length).filter(i -> corpus.domains[i] != null).toArray();
    int[] truth = IntStream.of(known).map(i -> domains.indexOf(corpus.domains[i])).toArray();
    int[] told = IntStream.of(known).map(i -> domains.indexOf(likeliest(tags[i]))).toArray();
    List<String> names = new ArrayList<>();
    domains.forEach(domain -> names.add(domain.key()));
    double[] sure =
        IntStream.range(0, known.length)
            .mapToDouble(i -> tags[known[i]].domains().get(domains.get(told[i])))
            .toArray();
    double[] right =
        IntStream.range(0, known.length).mapToDouble(i -> truth[i] == told[i] ? 1 : 0).toArray();
    return new Evaluation(
        tags.length,
        ClassScores.of(names, truth, told),
        Metrics.reliability(sure, right),
        dimensions);
  }

  private static Domain likeliest(Tags tags) {
    Domain best = null;
    for (Domain domain : Domain.values()) {
      Double likely = tags.domains().get(domain);
      if (likely != null && (best == null || likely > tags.domains().get(best))) {
        best = domain;
      }
    }
    return best;
  }
}
