package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the draw of a document depends on.
 *
 * @param id of the document
 * @param seedId id of the document from which it was made, or its own: both are held out together
 * @param cell its kind
 * @param weight how much more often than others of its group it is drawn; 0 is never
 */
public record Ticket(String id, String seedId, Cell cell, double weight) implements Serializable {
  private static final double GREATEST_WEIGHT = 1_000;

  public Ticket {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(seedId, "seedId");
    Objects.requireNonNull(cell, "cell");
    if (!(weight >= 0 && weight <= GREATEST_WEIGHT)) {
      throw new IllegalArgumentException("weight must be 0 to 1000, cannot be: " + weight);
    }
  }

  /**
   * The weight that a column value stands for: 1 where there is none or no number, 1,000 at most.
   */
  public static double weightOf(Double value) {
    return value == null || value.isNaN() || value < 0 ? 1 : Math.min(value, GREATEST_WEIGHT);
  }
}
