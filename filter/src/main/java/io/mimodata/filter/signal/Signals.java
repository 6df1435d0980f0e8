package io.mimodata.filter.signal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signals of one text, every one of them set. Immutable. */
public final class Signals {
  private final Map<Signal, Double> values;

  /**
   * Takes measured values.
   *
   * @throws IllegalArgumentException if one is missing or no finite number
   */
  Signals(Map<Signal, Double> values) {
    for (Signal signal : Signal.values()) {
      Double value = values.get(signal);
      if (value == null || !Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "Signal %s must be a finite number, cannot be: %s".formatted(signal.key(), value));
      }
    }
    this.values = new EnumMap<>(values);
  }

  public double get(Signal signal) {
    return values.get(signal);
  }

  /** Key to value, in the order of {@link Signal}. */
  public Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    values.forEach((signal, value) -> map.put(signal.key(), value));
    return map;
  }

  /** Share of characters in formulas and code. */
  public double richness() {
    return get(Signal.FORMULA_DENSITY) + get(Signal.CODE_DENSITY);
  }
}
