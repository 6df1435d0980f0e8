package io.mimodata.synthgen.seed;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which strategy takes a document: the first, in the order of {@link Strategy}, all of whose
 * conditions hold. The budgets are applied afterwards. Immutable, thread-safe.
 */
public final class SeedRule implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Strategy, StrategySpec> specs = new EnumMap<>(Strategy.class);

  public SeedRule(Map<Strategy, StrategySpec> specs) {
    this.specs.putAll(specs);
  }

  /** Returns the strategy whose conditions the document meets, if there is one. */
  public Optional<Strategy> strategyOf(SeedFacts facts) {
    for (Map.Entry<Strategy, StrategySpec> entry : specs.entrySet()) {
      if (fits(entry.getValue(), facts)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean fits(StrategySpec spec, SeedFacts facts) {
    Double words = facts.signals().get(SeedFacts.WORDS);
    return isOneOf(spec.sources(), facts.source())
        && isOneOf(spec.domains(), facts.domain())
        && isOneOf(spec.languages(), facts.language())
        && words != null
        && words >= spec.minWords()
        && words <= spec.maxWords()
        && facts.density() >= spec.minDensity()
        && reaches(spec.minQuality(), facts.quality())
        && reaches(spec.minSignals(), facts.signals());
  }

  private static boolean isOneOf(List<String> wanted, String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }

  private static boolean reaches(Map<String, Double> least, Map<String, Double> values) {
    return least.entrySet().stream()
        .allMatch(
            entry -> {
              Double value = values.get(entry.getKey());
              return value != null && value >= entry.getValue();
            });
  }
}
