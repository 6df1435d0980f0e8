package io.mimodata.synthgen.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The tests of a problem by difficulty. Immutable.
 *
 * @param groups from the easiest to the hardest, none empty; every test is in one of them, and
 *     their weights add up to 1
 */
public record DifficultyGroups(List<TestGroup> groups) {
  public DifficultyGroups {
    groups = List.copyOf(groups);
  }

  /**
   * Groups tests by their pass rates: of all ways to cut the sorted rates into as many groups as
   * there are levels the one with the least sum of squared distances to the groups' means. Tests
   * with one rate are never parted, so there are fewer groups where there are fewer different
   * rates; those have the easiest levels. Of equally good ways the one with the smallest easy
   * groups is taken. The same rates give the same groups, in whichever order the tests are.
   *
   * @param passRates of each test, 0..1; at least one
   */
  public static DifficultyGroups cluster(List<Double> passRates, DifficultyLevels levels) {
    TreeMap<Double, List<Integer>> byRate = new TreeMap<>();
    for (int test = 0; test < passRates.size(); test++) {
      double rate = passRates.get(test);
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "a pass rate must be from 0 to 1, cannot be: %s of test %d".formatted(rate, test));
      }
      // The negative zero of a file is the same rate as the positive one.
      byRate.computeIfAbsent(rate + 0.0, r -> new ArrayList<>()).add(test);
    }
    List<Double> rates = List.copyOf(byRate.descendingKeySet());
    int count = Math.min(levels.levels().size(), rates.size());
    int[] starts =
        NearestMeans.cut(
            rates.stream().mapToDouble(rate -> rate).toArray(),
            rates.stream().mapToInt(rate -> byRate.get(rate).size()).toArray(),
            count);
    List<List<Integer>> tests = new ArrayList<>();
    for (int group = 0; group < count; group++) {
      int end = group + 1 < count ? starts[group + 1] : rates.size();
      tests.add(
          rates.subList(starts[group], end).stream()
              .flatMap(rate -> byRate.get(rate).stream())
              .sorted()
              .toList());
    }
    return weighted(levels.levels().subList(0, count), tests);
  }

  /**
   * Groups tests whose levels are known.
   *
   * @param levelOfTest the name of each test's level; at least one
   */
  public static DifficultyGroups named(List<String> levelOfTest, DifficultyLevels levels) {
    List<String> known = levels.levels().stream().map(DifficultyLevel::name).toList();
    for (int test = 0; test < levelOfTest.size(); test++) {
      if (!known.contains(levelOfTest.get(test))) {
        throw new IllegalArgumentException(
            "the level of test %d must be one of %s, cannot be: %s"
                .formatted(test, known, levelOfTest.get(test)));
      }
    }
    List<DifficultyLevel> present =
        levels.levels().stream().filter(level -> levelOfTest.contains(level.name())).toList();
    return weighted(
        present,
        present.stream()
            .map(
                level ->
                    IntStream.range(0, levelOfTest.size())
                        .filter(test -> levelOfTest.get(test).equals(level.name()))
                        .boxed()
                        .toList())
            .toList());
  }

  /** Weights are shared out among the levels that have tests. */
  private static DifficultyGroups weighted(
      List<DifficultyLevel> levels, List<List<Integer>> tests) {
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("a problem without tests has no groups and no reward");
    }
    double all = levels.stream().mapToDouble(DifficultyLevel::weight).sum();
    return new DifficultyGroups(
        IntStream.range(0, levels.size())
            .mapToObj(
                i ->
                    new TestGroup(levels.get(i).name(), levels.get(i).weight() / all, tests.get(i)))
            .toList());
  }

  /** Number of tests in all groups. */
  public int testCount() {
    return groups.stream().mapToInt(group -> group.tests().size()).sum();
  }
}
