package io.mimodata.synthgen.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RewardSchemeTest {
  private static final DifficultyGroups GROUPS =
      DifficultyGroups.named(
          List.of("easy", "easy", "medium", "hard", "hard"), DifficultyLevels.USUAL);

  private static List<Boolean> passed(String outcomes) {
    return Stream.of(outcomes.split("")).map("+"::equals).toList();
  }

  private static void assertRewards(String outcomes, double strict, double soft, double all) {
    List<Boolean> passed = passed(outcomes);
    assertThat(RewardScheme.STRICT.reward(GROUPS, passed)).isEqualTo(strict, within(1e-12));
    assertThat(RewardScheme.SOFT.reward(GROUPS, passed)).isEqualTo(soft, within(1e-12));
    assertThat(RewardScheme.ALL_OR_NOTHING.reward(GROUPS, passed)).isEqualTo(all);
  }

  @Test
  void strictStopsAtTheFirstGroupThatFailedAndSoftPaysEveryTest() {
    assertRewards("+++++", 1, 1, 1);
    assertRewards("++++-", 0.5, 0.75, 0);
    assertRewards("++-++", 0.2, 0.7, 0);
    assertRewards("+-+++", 0, 0.9, 0);
    assertRewards("-----", 0, 0, 0);
  }

  @Test
  void everyTestNeedsAnOutcome() {
    assertThatThrownBy(() -> RewardScheme.SOFT.reward(GROUPS, passed("++")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 5 tests, cannot be: 2");
  }

  @Test
  void passRatesAreTakenOverAllSolutions() {
    TestOutcomes outcomes =
        new TestOutcomes(List.of(passed("++-"), passed("+--"), passed("++-"), passed("+--")));

    assertThat(outcomes.passRates()).containsExactly(1.0, 0.5, 0.0);
    assertThatThrownBy(() -> new TestOutcomes(List.of(passed("++"), passed("+"))))
        .hasMessageContaining("solution 1 has 1");
    assertThatThrownBy(() -> new TestOutcomes(List.of())).hasMessageContaining("one solution");
    assertThatThrownBy(() -> new TestOutcomes(List.of(List.of()))).hasMessageContaining("one test");
  }
}
