package io.mimodata.synthgen.reward;

import java.util.List;
import java.util.Locale;

/** What a solution gets for the tests that it passed, 0..1. */
public enum RewardScheme {
  /** A group pays only if all of its tests and those of all easier groups passed. */
  STRICT {
    @Override
    double of(List<TestGroup> groups, List<Boolean> passed) {
      double reward = 0;
      for (TestGroup group : groups) {
        if (group.passedBy(passed) < group.tests().size()) {
          break;
        }
        reward += group.weight();
      }
      return reward;
    }
  },

  /** A group's weight is shared equally by its tests, and each that passed pays its share. */
  SOFT {
    @Override
    double of(List<TestGroup> groups, List<Boolean> passed) {
      return groups.stream()
          .mapToDouble(group -> group.weight() * group.passedBy(passed) / group.tests().size())
          .sum();
    }
  },

  /** 1 if all tests passed, else 0: the usual reward, to compare with. */
  ALL_OR_NOTHING {
    @Override
    double of(List<TestGroup> groups, List<Boolean> passed) {
      return passed.contains(false) ? 0 : 1;
    }
  };

  /**
   * Rewards that differ by less are the same: weights that add up to 1 may miss it by a rounding.
   */
  public static final double SAME = 1e-9;

  abstract double of(List<TestGroup> groups, List<Boolean> passed);

  /**
   * The reward of a solution.
   *
   * @param passed whether it passed each of the tests
   */
  public double reward(DifficultyGroups groups, List<Boolean> passed) {
    if (passed.size() != groups.testCount()) {
      throw new IllegalArgumentException(
          "there must be an outcome for each of %d tests, cannot be: %d outcomes"
              .formatted(groups.testCount(), passed.size()));
    }
    return of(groups.groups(), passed);
  }

  /** The name in files, as in {@code all_or_nothing}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
