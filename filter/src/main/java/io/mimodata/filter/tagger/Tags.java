package io.mimodata.filter.tagger;

import java.util.Map;

/**
 * What one tagger says of one document. A tagger need not know all: a model of one dimension gives
 * no domain.
 *
 * @param domains domain to probability, summing to 1 over those that the model knows; empty if the
 *     model tells no domains
 * @param grades dimension to grade, 0 to 1
 */
public record Tags(Map<Domain, Double> domains, Map<Dimension, Double> grades) {
  public Tags {
    domains = Map.copyOf(domains);
    grades = Map.copyOf(grades);
    grades.forEach(
        (dimension, grade) -> {
          if (!(grade >= 0 && grade <= 1)) {
            throw new IllegalArgumentException(
                "Grade %s must be between 0 and 1, cannot be: %s"
                    .formatted(dimension.key(), grade));
          }
        });
  }
}
