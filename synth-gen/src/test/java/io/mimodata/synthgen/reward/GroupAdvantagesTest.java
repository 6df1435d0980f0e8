package io.mimodata.synthgen.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupAdvantagesTest {
  @Test
  void advantagesAreDeviationsFromTheMeanInStandardDeviations() {
    GroupAdvantages group = GroupAdvantages.of(List.of(1.0, 0.0, 0.0, 0.0));

    // Mean 1/4; the deviation of the sample is sqrt((9/16 + 3/16) / 3) = 1/2.
    assertThat(group.mean()).isEqualTo(0.25);
    assertThat(group.deviation()).isEqualTo(0.5, within(1e-12));
    assertThat(group.advantages().get(0)).isEqualTo(0.75 / 0.500001, within(1e-12));
    assertThat(group.advantages().get(1)).isEqualTo(-0.25 / 0.500001, within(1e-12));
    assertThat(group.zeroVariance()).isFalse();
  }

  @Test
  void aGroupOfEqualRewardsIsMarkedAndTeachesNothing() {
    // A third has no exact form, so that a computed variance need not be 0.
    GroupAdvantages group = GroupAdvantages.of(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0));
    assertThat(group.zeroVariance()).isTrue();
    assertThat(group.deviation()).isZero();
    assertThat(group.advantages()).containsExactly(0.0, 0.0, 0.0);

    // The same weights, added up in two orders.
    GroupAdvantages rounded = GroupAdvantages.of(List.of(0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1));
    assertThat(rounded.zeroVariance()).isTrue();
    assertThat(rounded.advantages()).containsExactly(0.0, 0.0);

    assertThat(GroupAdvantages.of(List.of(1.0)).advantages()).containsExactly(0.0);
  }

  @Test
  void rewardsMustBeThereAndFinite() {
    assertThatThrownBy(() -> GroupAdvantages.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GroupAdvantages.of(List.of(0.0, Double.NaN)))
        .hasMessageContaining("NaN");
  }
}
