package io.mimodata.filter.tagger.linear.train;

import io.mimodata.document.Span;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.List;
import java.util.Map;

/**
 * A document with what somebody said of it.
 *
 * @param site of what origin it is; documents of one site are never on both sides of a split
 * @param title null if there is none
 * @param domain null if it was not told
 * @param grades from 0 to 1, of the dimensions that were graded
 * @param weight how much it counts, more than 0
 */
public record Annotation(
    String id,
    String site,
    String language,
    String title,
    String text,
    List<Span> spans,
    Domain domain,
    Map<Dimension, Double> grades,
    double weight) {
  public Annotation {
    spans = List.copyOf(spans);
    grades = Map.copyOf(grades);
    grades.forEach(
        (dimension, grade) -> {
          if (!(grade >= 0 && grade <= 1)) {
            throw new IllegalArgumentException(
                "Grade %s of %s must be between 0 and 1, cannot be: %s"
                    .formatted(dimension.key(), id, grade));
          }
        });
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "Weight of %s must be more than 0, cannot be: %s".formatted(id, weight));
    }
  }
}
