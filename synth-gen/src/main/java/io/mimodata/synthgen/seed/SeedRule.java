package io.mimodata.synthgen.seed;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import java.io.Serializable;
import java.util.EnumMap;
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
    if (!spec.sources().isEmpty()
        && (facts.source() == null || !spec.sources().contains(facts.source()))) {
      return false;
    }
    if (!spec.domains().isEmpty()
        && (facts.domain() == null || !spec.domains().contains(facts.domain()))) {
      return false;
    }
    Double words = facts.signals().get(SeedFacts.WORDS);
    if (words == null || words < spec.minWords() || words > spec.maxWords()) {
      return false;
    }
    for (Map.Entry<String, Double> least : spec.minQuality().entrySet()) {
      Double value = facts.quality().get(least.getKey());
      if (value == null || value < least.getValue()) {
        return false;
      }
    }
    return true;
  }
}
