package io.mimodata.filter.policy;

import io.mimodata.document.Removal;
import io.mimodata.filter.DocumentTags;
import java.util.List;
import java.util.Optional;

/**
 * Judges documents by their tags. Rules are asked in their order: the first drop that no keep came
 * before removes the document, and the weights of all rules that hold are multiplied and cut to
 * {@link #LEAST_WEIGHT} to {@link #MOST_WEIGHT}; a weight of 0 stays 0. Immutable and thread-safe.
 */
public final class Policy {
  /** The least weight above 0, so that what stays is not lost by rounding. */
  public static final double LEAST_WEIGHT = 0.05;

  public static final double MOST_WEIGHT = 4;

  private final List<Rule> rules;

  public Policy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Decides about a document.
   *
   * @param source that the document came from
   */
  public Decision judge(DocumentTags tags, String source) {
    Facts.Subject subject = new Facts.Subject(tags, source);
    Optional<Removal> removal = Optional.empty();
    boolean kept = false;
    double weight = 1;
    for (Rule rule : rules) {
      if (!rule.holds(subject)) {
        continue;
      }
      if (rule.effect() instanceof Effect.Keep) {
        kept = true;
      } else if (rule.effect() instanceof Effect.Drop drop) {
        if (!kept && removal.isEmpty()) {
          removal =
              Optional.of(Removal.of(drop.reason(), rule.name() + ": " + rule.describe(subject)));
        }
      } else if (rule.effect() instanceof Effect.Weight by) {
        weight *= by.factor();
      } else if (rule.effect() instanceof Effect.Slope slope) {
        weight *= slope.factor(Facts.number(slope.by()).orElseThrow().applyAsDouble(subject));
      }
    }
    return new Decision(removal, cut(weight));
  }

  private static double cut(double weight) {
    return weight == 0 ? 0 : Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight));
  }
}
