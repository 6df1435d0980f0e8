package io.mimodata.synthgen.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifficultyGroupsTest {
  private static List<List<Integer>> tests(DifficultyGroups groups) {
    return groups.groups().stream().map(TestGroup::tests).toList();
  }

  private static List<String> names(DifficultyGroups groups) {
    return groups.groups().stream().map(TestGroup::name).toList();
  }

  private static DifficultyGroups cluster(Double... rates) {
    return DifficultyGroups.cluster(List.of(rates), DifficultyLevels.USUAL);
  }

  @Test
  void ratesThatAreNearEachOtherShareAGroupAndTheHighestIsTheEasiest() {
    DifficultyGroups groups = cluster(0.1, 0.95, 0.5, 1.0, 0.0, 0.45, 0.9);

    assertThat(names(groups)).containsExactly("easy", "medium", "hard");
    assertThat(tests(groups)).containsExactly(List.of(1, 3, 6), List.of(2, 5), List.of(0, 4));
    assertThat(groups.groups()).extracting(TestGroup::weight).containsExactly(0.2, 0.3, 0.5);
  }

  @Test
  void testsWithOneRateAreNeverPartedAndFewerRatesMakeFewerGroups() {
    DifficultyGroups two = cluster(0.5, 0.5, 0.25, 0.5);
    assertThat(names(two)).containsExactly("easy", "medium");
    assertThat(tests(two)).containsExactly(List.of(0, 1, 3), List.of(2));
    assertThat(two.groups().get(0).weight()).isEqualTo(0.4, within(1e-12));

    DifficultyGroups one = cluster(0.0, -0.0, 0.0);
    assertThat(tests(one)).containsExactly(List.of(0, 1, 2));
    assertThat(one.groups().get(0).weight()).isEqualTo(1);
  }

  @Test
  void ofEquallyGoodWaysTheOneWithFewEasyTestsIsTaken() {
    DifficultyGroups groups =
        DifficultyGroups.cluster(
            List.of(1.0, 0.5, 0.0), DifficultyLevels.ofWeights(List.of(1.0, 1.0)));

    assertThat(names(groups)).containsExactly("level-1", "level-2");
    assertThat(tests(groups)).containsExactly(List.of(0), List.of(1, 2));
  }

  @Test
  void roundingDoesNotDecideBetweenEquallyGoodWays() {
    DifficultyLevels two = DifficultyLevels.ofWeights(List.of(1.0, 1.0));
    for (double solutions = 2; solutions <= 64; solutions++) {
      for (int solved = 2; solved <= solutions; solved++) {
        List<Double> rates =
            List.of(solved / solutions, (solved - 1) / solutions, (solved - 2) / solutions);

        assertThat(tests(DifficultyGroups.cluster(rates, two)))
            .as("%s", rates)
            .containsExactly(List.of(0), List.of(1, 2));
      }
    }
  }

  /** The least cost by trying every way to cut the sorted rates. */
  private static double leastCost(List<Double> sorted, int groups) {
    if (groups == 1) {
      return cost(sorted);
    }
    return IntStream.rangeClosed(1, sorted.size() - groups + 1)
        .mapToDouble(
            i ->
                cost(sorted.subList(0, i))
                    + leastCost(sorted.subList(i, sorted.size()), groups - 1))
        .min()
        .orElseThrow();
  }

  private static double cost(List<Double> rates) {
    double mean = rates.stream().mapToDouble(r -> r).average().orElseThrow();
    return rates.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
  }

  @Test
  void noOtherCutOfTheRatesIsNearerToItsMeans() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int k = 1 + random.nextInt(4);
      int n = k + random.nextInt(8);
      List<Double> rates =
          random.ints(n, 0, 17).mapToObj(solved -> solved / 16.0).sorted().toList();
      DifficultyGroups groups =
          DifficultyGroups.cluster(rates, DifficultyLevels.ofWeights(Collections.nCopies(k, 1.0)));

      double cost =
          groups.groups().stream()
              .mapToDouble(group -> cost(group.tests().stream().map(rates::get).toList()))
              .sum();
      assertThat(cost)
          .as("%s in %d, seed %d", rates, k, seed)
          .isLessThanOrEqualTo(leastCost(rates, k) + 1e-9);
      assertThat(groups.groups()).hasSize((int) Math.min(k, rates.stream().distinct().count()));
    }
  }

  @Test
  void theOrderOfTheTestsMakesNoDifference() {
    DifficultyGroups groups = cluster(0.9, 0.2, 0.8, 0.1, 0.85);
    DifficultyGroups reversed = cluster(0.85, 0.1, 0.8, 0.2, 0.9);

    assertThat(tests(reversed))
        .isEqualTo(
            tests(groups).stream()
                .map(group -> group.stream().map(test -> 4 - test).sorted().toList())
                .toList());
  }

  @Test
  void knownLevelsAreTakenAndTheirWeightsSharedOutAmongThoseWithTests() {
    DifficultyLevels levels =
        DifficultyLevels.ofNames(Map.of("hard", 5.0, "medium", 3.0, "easy", 2.0));
    DifficultyGroups groups = DifficultyGroups.named(List.of("hard", "medium", "hard"), levels);

    assertThat(names(groups)).containsExactly("medium", "hard");
    assertThat(tests(groups)).containsExactly(List.of(1), List.of(0, 2));
    assertThat(groups.groups()).extracting(TestGroup::weight).containsExactly(0.375, 0.625);
  }

  @Test
  void whatCannotBeGroupedIsAnError() {
    assertThatThrownBy(() -> cluster())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without tests");
    assertThatThrownBy(() -> cluster(0.5, Double.NaN)).hasMessageContaining("NaN of test 1");
    assertThatThrownBy(() -> DifficultyGroups.named(List.of("easy", "odd"), DifficultyLevels.USUAL))
        .hasMessageContaining("test 1 must be one of [easy, medium, hard], cannot be: odd");
    assertThatThrownBy(() -> DifficultyLevels.ofWeights(List.of(0.5, 0.0)))
        .hasMessageContaining("above 0");
  }
}
