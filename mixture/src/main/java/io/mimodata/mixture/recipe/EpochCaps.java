package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often one stage may repeat a document, on average over a group. Natural text is worth little
 * after a few epochs; generated reasoning data can be read many times (arXiv 2505.07608, section
 * 2.1).
 *
 * @param natural above 0, at most 1,000
 * @param synthetic the same for generated documents
 * @param groups the same for single groups, named as in a stage's shares; of several that hold a
 *     document the first counts
 */
public record EpochCaps(double natural, double synthetic, Map<String, Double> groups)
    implements Serializable {
  private static final double MOST = 1_000;

  public EpochCaps {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    List<String> problems = new ArrayList<>();
    check("max_epochs", natural, problems);
    check("max_epochs_synthetic", synthetic, problems);
    groups.forEach((group, cap) -> check("max_epochs_by_group." + group, cap, problems));
    for (String group : groups.keySet()) {
      try {
        if (Group.parse(group).members().contains(Group.OTHER)) {
          problems.add("max_epochs_by_group must not name other: max_epochs is for that");
        }
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void check(String key, double epochs, List<String> problems) {
    if (!(epochs > 0 && epochs <= MOST)) {
      problems.add(
          "%s must be above 0 and at most %.0f, cannot be: %s".formatted(key, MOST, epochs));
    }
  }

  /** Four epochs of natural text, 64 of generated. */
  public static EpochCaps defaults() {
    return new EpochCaps(4, 64, Map.of());
  }
}
