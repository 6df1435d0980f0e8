package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Group;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the choice of documents depends on.
 *
 * @param id of the document
 * @param source name of its source
 * @param domain as tagged, or null
 * @param synthetic whether a model generated it
 * @param weight how much more often than others of its group it is drawn; 0 is never
 * @param tokens of its text and the one that closes it
 */
public record Candidate(
    String id, String source, String domain, boolean synthetic, double weight, long tokens)
    implements Serializable {
  private static final double GREATEST_WEIGHT = 1_000;

  public Candidate {
    Objects.requireNonNull(id, "id");
    if (!(weight >= 0 && weight <= GREATEST_WEIGHT)) {
      throw new IllegalArgumentException("weight must be 0 to 1000, cannot be: " + weight);
    }
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens must be at least 1, cannot be: " + tokens);
    }
  }

  /**
   * The weight that a column value stands for: 1 where there is none or no number, 1,000 at most.
   */
  public static double weightOf(Double value) {
    return value == null || value.isNaN() || value < 0 ? 1 : Math.min(value, GREATEST_WEIGHT);
  }

  /** Whether a document is generated: it names its strategy, or its source says so. */
  public static boolean isSynthetic(String strategy, String source) {
    return strategy != null || Group.SYNTHETIC.equals(source);
  }
}
