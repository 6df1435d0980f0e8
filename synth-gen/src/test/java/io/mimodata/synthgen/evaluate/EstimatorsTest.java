package io.mimodata.synthgen.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimatorsTest {
  private static BigInteger binomial(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return result;
  }

  @Test
  void passAtKIsTheShareOfSubsetsWithARightAnswer() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(300);
      int c = random.nextInt(n + 1);
      int k = 1 + random.nextInt(n);
      double exact =
          BigDecimal.ONE
              .subtract(
                  new BigDecimal(binomial(n - c, Math.min(k, n - c + 1)))
                      .multiply(k > n - c ? BigDecimal.ZERO : BigDecimal.ONE)
                      .divide(new BigDecimal(binomial(n, k)), MathContext.DECIMAL64))
              .doubleValue();

      assertThat(new Trials(n, c).passAt(k))
          .as("pass@%d of %d in %d, seed %d", k, c, n, seed)
          .isEqualTo(exact, within(1e-12));
    }
  }

  @Test
  void passAtOneIsTheAverage() {
    List<Trials> problems = List.of(new Trials(4, 1), new Trials(4, 4), new Trials(8, 2));

    assertThat(Estimators.passAt(1, problems).value()).isEqualTo(0.5, within(1e-12));
    assertThat(Estimators.average(problems).value()).isEqualTo(0.5, within(1e-12));
    assertThat(Estimators.passAt(2, problems).value())
        .isEqualTo((0.5 + 1 + (1 - 6 * 5 / 56.0)) / 3, within(1e-12));
  }

  @Test
  void theIntervalCoversTheTruthAboutNineteenTimesInTwenty() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int covered = 0;
    for (int round = 0; round < 1_000; round++) {
      // Each problem has a rate of its own, uniform between 0 and 1, so that the truth is one half.
      Estimate estimate =
          Estimators.average(
              Stream.generate(random::nextDouble)
                  .limit(40)
                  .map(
                      rate ->
                          new Trials(
                              8,
                              (int)
                                  Stream.generate(random::nextDouble)
                                      .limit(8)
                                      .filter(drawn -> drawn < rate)
                                      .count()))
                  .toList());
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
    }
    assertThat(covered).as("seed %d", seed).isBetween(910, 985);
  }

  @Test
  void aSetThatIsSolvedThroughoutIsNotCertain() {
    Estimate estimate = Estimators.average(Collections.nCopies(30, new Trials(4, 4)));

    assertThat(estimate.value()).isEqualTo(1);
    assertThat(estimate.standardError()).isZero();
    assertThat(estimate.high()).isEqualTo(1, within(1e-12));
    assertThat(estimate.low()).isBetween(0.85, 0.92);

    assertThat(Estimators.average(List.of(new Trials(4, 2))).standardError()).isNaN();
  }

  @Test
  void whatCannotBeEstimatedIsAnError() {
    assertThatThrownBy(() -> new Trials(4, 2).passAt(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k must be from 1 to the 4 samples, cannot be: 5");
    assertThatThrownBy(() -> new Trials(2, 3)).hasMessageContaining("3 right of 2");
    assertThatThrownBy(() -> Estimators.average(List.of())).hasMessageContaining("one problem");
  }
}
