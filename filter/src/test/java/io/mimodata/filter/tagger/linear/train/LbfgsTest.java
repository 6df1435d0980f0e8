package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LbfgsTest {
  @Test
  void findsTheMinimumOfAnIllConditionedFunction() {
    double[] point = new double[20];
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    Lbfgs.minimise(
        (x, gradient) -> {
          double value = 0;
          for (int i = 0; i < x.length; i++) {
            double scale = Math.pow(1.5, i);
            value += scale * (x[i] - i) * (x[i] - i) / 2;
            gradient[i] = scale * (x[i] - i);
          }
          return value;
        },
        point,
        ones,
        200,
        1e-9);
    for (int i = 0; i < point.length; i++) {
      assertThat(point[i]).isCloseTo(i, within(1e-4));
    }
  }

  @Test
  void staysAtAMinimum() {
    double[] point = {0};
    Lbfgs.minimise(
        (x, gradient) -> {
          gradient[0] = 2 * x[0];
          return x[0] * x[0];
        },
        point,
        new double[] {1},
        10,
        1e-6);
    assertThat(point[0]).isZero();
  }
}
