package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.Objects;

/**
 * Scales how often some documents are drawn, relative to the others of their group: at 0.2 a fifth
 * as often, at 3 three times, at 0 never. Rates of all rules that hold for a document multiply, and
 * multiply its {@code sampling_weight}.
 *
 * @param where the documents
 * @param rate 0 to 1,000
 */
public record Rule(Where where, double rate) implements Serializable {
  private static final double GREATEST_RATE = 1_000;

  public Rule {
    Objects.requireNonNull(where, "where");
    if (!(rate >= 0 && rate <= GREATEST_RATE)) {
      throw new IllegalArgumentException("rate must be 0 to 1000, cannot be: " + rate);
    }
  }
}
