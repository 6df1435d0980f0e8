package io.mimodata.synthgen.mimo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.synthgen.mimo.Q8Rule;
import io.mimodata.synthgen.mimo.Storage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberFormsTest {
  @Test
  void everyHalfKeepsItsValue() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = F16Matrix.value((short) bits);
      int exponent = (bits >> 10) & 31;
      int mantissa = bits & 1023;
      double sign = bits < 1 << 15 ? 1 : -1;
      if (exponent < 31) {
        double expected =
            exponent == 0 ? mantissa * 0x1p-24 : (1024 + mantissa) * Math.scalb(1.0, exponent - 25);
        assertThat((double) value).isEqualTo(sign * expected);
        assertThat(F16Matrix.nearest(value)).isEqualTo((short) bits);
      } else if (mantissa == 0) {
        assertThat((double) value).isEqualTo(sign / 0);
      } else {
        assertThat(value).isNaN();
      }
    }
  }

  @Test
  void numbersGoToTheNearestHalf() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(11) - 8));
      if (Math.abs(value) < 65_504) {
        assertThat(F16Matrix.value(F16Matrix.nearest(value))).isEqualTo(Storage.F16.rounded(value));
      }
    }
    assertThat(F16Matrix.value(F16Matrix.nearest(1 + 0x1p-11f))).isEqualTo(1);
    assertThat(F16Matrix.value(F16Matrix.nearest(1 + 3 * 0x1p-11f))).isEqualTo(1 + 0x1p-9f);
    assertThat(F16Matrix.value(F16Matrix.nearest(1e9f))).isEqualTo(65_504);
    assertThat(F16Matrix.value(F16Matrix.nearest(1e-9f))).isEqualTo(0);
  }

  @Test
  void numbersGoToTheNearestBf16() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      assertThat(Bf16Matrix.value(Bf16Matrix.nearest(value)))
          .isEqualTo(Storage.BF16.rounded(value));
    }
    assertThat(Bf16Matrix.value(Bf16Matrix.nearest(1 + 0x1p-8f))).isEqualTo(1);
    assertThat(Bf16Matrix.value(Bf16Matrix.nearest(1 + 3 * 0x1p-8f))).isEqualTo(1 + 0x1p-6f);
    assertThat(Bf16Matrix.value(Bf16Matrix.nearest(Float.NaN))).isNaN();
    assertThat(Bf16Matrix.value(Bf16Matrix.nearest(Float.NEGATIVE_INFINITY)))
        .isEqualTo(Float.NEGATIVE_INFINITY);
  }

  private static float[] q8(float[] weights, int columns) {
    int rows = weights.length / columns;
    Matrix matrix =
        Q8Matrix.of(
            rows, columns, (row, out) -> System.arraycopy(weights, row * columns, out, 0, columns));
    float[] values = new float[weights.length];
    for (int row = 0; row < rows; row++) {
      matrix.row(row, values, row * columns);
    }
    return withoutSignOfZero(values);
  }

  private static float[] withoutSignOfZero(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] += 0f;
    }
    return values;
  }

  @Test
  void q8FollowsLlamaCpp() {
    Random random = new Random(3);
    for (int columns : new int[] {1, 31, 32, 33, 100}) {
      float[] weights = new float[20 * columns];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3));
      }
      assertThat(q8(weights, columns))
          .isEqualTo(withoutSignOfZero(Q8Rule.values(weights, columns)));
    }
  }

  @Test
  void q8RoundsHalvesAwayFromZero() {
    float[] weights = {127, 0.5f, -0.5f, 1.5f, -1.5f, -126.5f, 0};
    assertThat(q8(weights, 7)).containsExactly(127, 1, -1, 2, -2, -127, 0);
  }

  @Test
  void q8OfZerosIsZero() {
    assertThat(q8(new float[40], 40)).containsOnly(0);
  }

  @Test
  void aMatrixFitsAnArray() {
    assertThat(Matrix.fits(151_680, 4_096)).isTrue();
    assertThat(Matrix.fits(1 << 20, 1 << 11)).isFalse();
    assertThat(Matrix.fits(Integer.MAX_VALUE, Integer.MAX_VALUE)).isFalse();
    assertThatThrownBy(() -> F32Matrix.of(1 << 20, 1 << 11, (row, out) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be: 1048576 x 2048");
  }
}
