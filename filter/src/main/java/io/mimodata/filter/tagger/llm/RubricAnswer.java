package io.mimodata.filter.tagger.llm;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tags;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A document by the rubric.
 *
 * @param grades of all dimensions, 0 to {@link #HIGHEST}
 */
public record RubricAnswer(Domain domain, Map<Dimension, Integer> grades) {
  public static final int HIGHEST = 5;

  public RubricAnswer {
    grades = Collections.unmodifiableMap(new EnumMap<>(grades));
  }

  /**
   * As tags.
   *
   * @param tellsDomain whether to tell the domain
   * @param dimensions that are told
   */
  Tags tags(boolean tellsDomain, Set<Dimension> dimensions) {
    Map<Dimension, Double> told = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      told.put(dimension, grades.get(dimension) / (double) HIGHEST);
    }
    return new Tags(tellsDomain ? Map.of(domain, 1.0) : Map.of(), told);
  }
}
