package io.mimodata.synthgen.mimo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void isWithinOneUnitInTheLastPlace() {
    double worst = 0;
    int floats = Float.floatToIntBits(87.3f);
    for (int bits = 0; bits <= floats; bits += 2_003) {
      worst =
          Math.max(
              worst, Math.max(off(Float.intBitsToFloat(bits)), off(-Float.intBitsToFloat(bits))));
    }
    for (float x = -20; x < 20; x += 0x1.3p-12f) {
      worst = Math.max(worst, off(x));
    }
    assertThat(worst).isLessThan(1);
  }

  private static double off(float x) {
    double exact = StrictMath.exp(x);
    return Math.abs(Exponential.of(x) - exact) / Math.ulp((float) exact);
  }

  @Test
  void isExactAtZeroAndBoundedFarFromIt() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0f)).isEqualTo(1);
    assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isEqualTo(Exponential.of(-87.3f));
    assertThat(Exponential.of(-87.3f)).isBetween(Float.MIN_NORMAL, 1.3e-38f);
    assertThat(Exponential.of(Float.MAX_VALUE)).isBetween(8e37f, Float.MAX_VALUE);
  }
}
