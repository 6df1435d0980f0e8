package io.mimodata.synthgen.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassRateEstimateTest {
  private static PassRateEstimate after(int judged, int usable) {
    PassRateEstimate estimate = new PassRateEstimate();
    IntStream.range(0, judged).forEach(i -> estimate.observe(i < usable));
    return estimate;
  }

  @Test
  void whileLittleIsKnownAllCount() {
    assertThat(after(31, 0).expectable(7)).isEqualTo(7);
  }

  @Test
  void lessThanTheMeanIsCountedOn() {
    // p = 41/102: 100 p is 40.2, and the deviation sqrt(100 p (1 - p) (1 + 100/103)) = 6.885.
    assertThat(after(100, 40).expectable(100)).isEqualTo(40.196 - 1.645 * 6.885, within(0.01));
  }

  @Test
  void aFewThatMayFailAreWorthNothingAndNotLess() {
    assertThat(after(100, 40).expectable(1)).isZero();
    assertThat(after(100, 40).expectable(0)).isZero();
  }
}
