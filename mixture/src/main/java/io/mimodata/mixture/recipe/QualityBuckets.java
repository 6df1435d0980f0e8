package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Names ranges of quality, so that recipes can speak of them.
 *
 * @param by the dimension that counts, as in the {@code quality} column; null for the mean of all
 *     that a document has
 * @param cuts rising bounds between the buckets, each above 0 and below 1; a value at a bound is in
 *     the bucket above
 * @param names of the buckets, lowest first: one more than cuts
 */
public record QualityBuckets(String by, List<Double> cuts, List<String> names)
    implements Serializable {
  /** Bucket of documents without a value. */
  public static final String UNRATED = "unrated";

  public QualityBuckets {
    cuts = List.copyOf(cuts);
    names = List.copyOf(names);
    List<String> problems = new ArrayList<>();
    double below = 0;
    for (double cut : cuts) {
      if (!(cut > below && cut < 1)) {
        problems.add("cuts must rise, above 0 and below 1, cannot be: " + cuts);
        break;
      }
      below = cut;
    }
    if (names.size() != cuts.size() + 1) {
      problems.add(
          "names must be one more than cuts, cannot be: %d for %d"
              .formatted(names.size(), cuts.size()));
    }
    if (new HashSet<>(names).size() < names.size() || names.contains(UNRATED)) {
      problems.add("names must differ, and none be unrated, cannot be: " + names);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Thirds of the mean over all dimensions: low, medium, high. */
  public static QualityBuckets thirds() {
    return new QualityBuckets(null, List.of(1 / 3.0, 2 / 3.0), List.of("low", "medium", "high"));
  }

  /** Whether there is a bucket of this name. */
  public boolean has(String name) {
    return names.contains(name) || name.equals(UNRATED);
  }

  /**
   * The bucket of a document.
   *
   * @param quality dimension to value, 0 to 1; null for none
   */
  public String of(Map<String, Double> quality) {
    double value = value(quality);
    if (Double.isNaN(value)) {
      return UNRATED;
    }
    int bucket = 0;
    while (bucket < cuts.size() && value >= cuts.get(bucket)) {
      bucket++;
    }
    return names.get(bucket);
  }

  private double value(Map<String, Double> quality) {
    if (quality == null) {
      return Double.NaN;
    }
    if (by != null) {
      Double value = quality.get(by);
      return value == null ? Double.NaN : value;
    }
    // In the order of the names, as the sum of doubles depends on it.
    return quality.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .sorted(Map.Entry.comparingByKey())
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElse(Double.NaN);
  }
}
