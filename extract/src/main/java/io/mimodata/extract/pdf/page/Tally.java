package io.mimodata.extract.pdf.page;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up weights in slots of an axis to find where most lies: the width of glyphs by baselines,
 * lines by their widths. Not thread-safe.
 */
public final class Tally {
  private final SortedMap<Integer, Float> weights = new TreeMap<>();

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
    OptionalInt best = OptionalInt.empty();
    float most = -1;
    for (Map.Entry<Integer, Float> slot : weights.entrySet()) {
      if (slot.getValue() >= most) {
        most = slot.getValue();
        best = OptionalInt.of(slot.getKey());
      }
    }
    return best;
  }

  /** Slots of a weight or more, the heaviest first, of equals the highest first. */
  public List<Integer> atLeast(float weight) {
    return weights.entrySet().stream()
        .filter(slot -> slot.getValue() >= weight)
        .sorted(
            Map.Entry.<Integer, Float>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())
                .reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
