package io.mimodata.filter.signal.published;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of all published rules for one text. Immutable. */
public final class PublishedValues {
  private final Map<PublishedRule, Double> values;

  PublishedValues(Map<PublishedRule, Double> values) {
    this.values = new EnumMap<>(values);
  }

  public double get(PublishedRule rule) {
    return values.get(rule);
  }

  /** The first rule of a set that would drop the document, empty if the set keeps it. */
  public Optional<PublishedRule> firstBroken(RuleSet set) {
    return set.rules().stream().filter(rule -> rule.isBroken(get(rule))).findFirst();
  }

  /** Key to value, in the order of {@link PublishedRule}. */
  public Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    values.forEach((rule, value) -> map.put(rule.key(), value));
    return map;
  }
}
