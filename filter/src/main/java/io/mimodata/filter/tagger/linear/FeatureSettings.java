package io.mimodata.filter.tagger.linear;

import java.util.EnumMap;
import java.util.Map;

/**
 * How features are weighed against each other.
 *
 * @param weights length of each family's part of a document's vector; 0 leaves the family out
 * @param signalWeight length of the standardised signals, if each is one deviation off
 * @param binWeight length of the bins of signals
 * @param maxTokens tokens from which on a text is not read further: a long text is told by its
 *     beginning
 */
public record FeatureSettings(
    Map<Family, Double> weights, double signalWeight, double binWeight, int maxTokens) {
  public FeatureSettings {
    EnumMap<Family, Double> all = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      double weight = weights.getOrDefault(family, 0.0);
      check("weight of " + family.key(), weight);
      all.put(family, weight);
    }
    weights = Map.copyOf(all);
    check("weight of signals", signalWeight);
    check("weight of bins", binWeight);
    if (maxTokens < 1) {
      throw new IllegalArgumentException("Tokens must be at least 1, cannot be: " + maxTokens);
    }
  }

  /** What served best on unseen sites. */
  public static FeatureSettings defaults() {
    return new FeatureSettings(
        Map.of(
            Family.WORD, 1.0,
            Family.PAIR, 1.0,
            Family.SYMBOL, 0.5,
            Family.FORMULA, 0.4,
            Family.CODE, 0.4,
            Family.LINE, 0.7,
            Family.OPENING, 0.7,
            Family.TOPIC, 1.0,
            Family.MANNER, 0.8),
        0.5,
        0.4,
        4_000);
  }

  private static void check(String what, double weight) {
    if (!(weight >= 0 && weight <= 1000)) {
      throw new IllegalArgumentException(
          "The %s must be between 0 and 1000, cannot be: %s".formatted(what, weight));
    }
  }
}
