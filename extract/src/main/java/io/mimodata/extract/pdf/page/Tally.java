package io.mimodata.extract.pdf.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Adds up weights in slots of an axis to find where most lies: the width of glyphs by baselines,
 * lines by their widths. Not thread-safe.
 */
public final class Tally {
  private final Map<Integer, Float> weights = new HashMap<>();

  /** Adds a weight, which may not be negative, to a slot. */
  public void add(int slot, float weight) {
    weights.merge(slot, weight, Float::sum);
  }

  /** The weight of a slot. */
  public float weight(int slot) {
    return weights.getOrDefault(slot, 0f);
  }

  /** The slot with the most weight, of several the highest; none if nothing was added. */
  public OptionalInt heaviest() {
    return byWeight().mapToInt(Map.Entry::getKey).findFirst();
  }

  /** Slots of a weight or more, the heaviest first, of equals the highest first. */
  public List<Integer> atLeast(float least) {
    return byWeight().filter(slot -> slot.getValue() >= least).map(Map.Entry::getKey).toList();
  }

  private Stream<Map.Entry<Integer, Float>> byWeight() {
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Float>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())
                .reversed());
  }
}
