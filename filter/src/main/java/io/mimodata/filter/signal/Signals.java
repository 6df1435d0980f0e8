package io.mimodata.filter.signal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signals of one text, every one of them set. Immutable. */
public final class Signals {
  private static final Signal[] ALL = Signal.values();

  private final double[] values;

  /**
   * Takes measured values, one for each signal in the order of {@link Signal}.
   *
   * @throws IllegalArgumentException if one is no finite number
   */
  Signals(double[] values) {
    this.values = values.clone();
    for (Signal signal : ALL) {
      if (!Double.isFinite(get(signal))) {
        throw new IllegalArgumentException(
            "Signal %s must be a finite number, cannot be: %s"
                .formatted(signal.key(), get(signal)));
      }
    }
  }

  /**
   * Takes values by their keys; the inverse of {@link #toMap}.
   *
   * @throws IllegalArgumentException if one is missing or no finite number
   */
  public static Signals ofMap(Map<String, Double> map) {
    SignalValues values = new SignalValues();
    for (Signal signal : ALL) {
      Double value = map.get(signal.key());
      values.set(signal, value == null ? Double.NaN : value);
    }
    return values.toSignals();
  }

  public double get(Signal signal) {
    return values[index(signal)];
  }

  /** Key to value, in the order of {@link Signal}. */
  public Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (Signal signal : ALL) {
      map.put(signal.key(), get(signal));
    }
    return Collections.unmodifiableMap(map);
  }

  /** Share of characters in formulas and code. */
  public double richness() {
    return get(Signal.FORMULA_DENSITY) + get(Signal.CODE_DENSITY);
  }

  @SuppressWarnings("EnumOrdinal")
  static int index(Signal signal) {
    return signal.ordinal();
  }
}
