package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void spearmanComparesRanks() {
    assertThat(Metrics.spearman(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}))
        .isCloseTo(1, within(1e-12));
    assertThat(Metrics.spearman(new double[] {1, 2, 3}, new double[] {5, 4, 3}))
        .isCloseTo(-1, within(1e-12));
    // differences of ranks 1, 1, 0, 0: 1 - 6 * 2 / (4 * 15)
    assertThat(Metrics.spearman(new double[] {1, 2, 3, 4}, new double[] {2, 1, 3, 4}))
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void spearmanGivesTiesTheirMeanRank() {
    // ranks 1.5 1.5 3 and 1 2 3: covariance 1.5, variances 1.5 and 2
    assertThat(Metrics.spearman(new double[] {0, 0, 1}, new double[] {1, 2, 3}))
        .isCloseTo(1.5 / Math.sqrt(3), within(1e-12));
    assertThat(Metrics.spearman(new double[] {2, 2, 2}, new double[] {1, 2, 3})).isZero();
  }

  @Test
  void spearmanNeedsPairs() {
    assertThatThrownBy(() -> Metrics.spearman(new double[2], new double[3]))
        .hasMessageContaining("cannot be: 2 and 3");
  }

  @Test
  void classScoresByHand() {
    // a a a b b c, told a a b b a c
    ClassScores scores =
        ClassScores.of(
            List.of("a", "b", "c", "d"),
            new int[] {0, 0, 0, 1, 1, 2},
            new int[] {0, 0, 1, 1, 0, 2});
    assertThat(scores.accuracy()).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(scores.precision(0)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(scores.recall(1)).isCloseTo(0.5, within(1e-12));
    assertThat(scores.f1(0)).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(scores.f1(3)).isZero();
    assertThat(scores.macroF1()).isCloseTo((4.0 / 6 + 0.5 + 1) / 3, within(1e-12));
    assertThat(scores.confusion().get(0)).containsExactly(2, 1, 0, 0);
  }

  @Test
  void calibrationErrorByHand() {
    // bin 0: two of .05, truths 0 and .2; bin 9: one of 1, truth .5
    Reliability reliability =
        Metrics.reliability(new double[] {0.05, 0.05, 1}, new double[] {0, 0.2, 0.5});
    assertThat(reliability.error()).isCloseTo((2 * 0.05 + 0.5) / 3, within(1e-12));
    assertThat(reliability.counts()).containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(reliability.observed().get(0)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void meanAbsoluteErrorByHand() {
    assertThat(Metrics.meanAbsoluteError(new double[] {0, 1}, new double[] {0.5, 0.75}))
        .isCloseTo(0.375, within(1e-12));
  }
}
