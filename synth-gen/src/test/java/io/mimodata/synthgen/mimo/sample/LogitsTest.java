package io.mimodata.synthgen.mimo.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.StageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogitsTest {
  private static Logits logits(float... values) {
    return new Logits(values, 0, values.length);
  }

  /** The rule in 64 bits and in steps: temperature, minP, topK, topP. */
  private static double[] expected(float[] logits, SamplingRule rule) {
    int size = logits.length;
    double[] weights = new double[size];
    for (int id = 0; id < size; id++) {
      weights[id] = Math.exp(logits[id] / rule.temperature());
    }
    List<Integer> kept =
        new ArrayList<>(
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -weights[id]))
                .toList());
    double likeliest = weights[kept.get(0)];
    kept.removeIf(id -> weights[id] < rule.minP() * likeliest);
    if (rule.topK() > 0 && rule.topK() < kept.size()) {
      kept = kept.subList(0, rule.topK());
    }
    double total = kept.stream().mapToDouble(id -> weights[id]).sum();
    List<Integer> nucleus = new ArrayList<>();
    double sum = 0;
    for (int id : kept) {
      if (rule.topP() == 1 || sum < rule.topP() * total) {
        nucleus.add(id);
        sum += weights[id];
      }
    }
    double[] probabilities = new double[size];
    for (int id : nucleus) {
      probabilities[id] = weights[id] / sum;
    }
    return probabilities;
  }

  private static void check(float[] values, SamplingRule rule) {
    double[] expected = expected(values, rule);
    float[] among = new float[values.length + 7];
    System.arraycopy(values, 0, among, 3, values.length);
    Distribution distribution = new Logits(among, 3, values.length).distribution(rule);
    for (int id = 0; id < values.length; id++) {
      assertThat(distribution.of(id))
          .as("%s, id %d", rule, id)
          .isCloseTo(expected[id], within(1e-6));
    }
    assertThat(distribution.ids()).isSorted().doesNotHaveDuplicates();
    assertThat(distribution.ids().length)
        .as("%s", rule)
        .isEqualTo((int) IntStream.range(0, values.length).filter(id -> expected[id] > 0).count());
  }

  @Test
  void rulesLeaveWhatAStraightforwardOneLeaves() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      float[] values = new float[1 + random.nextInt(60)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (3 * random.nextGaussian());
      }
      check(
          values,
          new SamplingRule(
              0.3 + 1.5 * random.nextDouble(),
              random.nextInt(3) * random.nextInt(12),
              random.nextBoolean() ? 1 : 0.05 + 0.9 * random.nextDouble(),
              random.nextBoolean() ? 0 : random.nextDouble(),
              1,
              0));
    }
  }

  @Test
  void ofEqualOnesTheLowestIdsAreLeft() {
    float[] equal = {2, 2, 2, 2, 1, 2};
    check(equal, new SamplingRule(1, 3, 1, 0, 1, 0));
    check(equal, new SamplingRule(1, 0, 0.5, 0, 1, 0));
    assertThat(logits(equal).distribution(new SamplingRule(1, 3, 1, 0, 1, 0)).ids())
        .containsExactly(0, 1, 2);
  }

  @Test
  void topPIsAShareOfWhatTopKLeaves() {
    float[] equal = {2, 2, 2, 2};
    assertThat(logits(equal).distribution(new SamplingRule(1, 2, 0.5, 0, 1, 0)).ids())
        .containsExactly(0);
  }

  @Test
  void theSmallestTemperatureTakesTheLikeliest() {
    for (double temperature : new double[] {1e-3, 1e-30, 1e-45, Double.MIN_VALUE}) {
      Distribution distribution =
          logits(1, 3, 2).distribution(new SamplingRule(temperature, 0, 1, 0, 1, 0));
      assertThat(distribution.of(1)).as("at %s", temperature).isCloseTo(1, within(1e-30));
    }
  }

  @Test
  void minPOfOneLeavesTheLikeliest() {
    check(new float[] {1, 4, 3.99f}, new SamplingRule(1, 0, 1, 1, 1, 0));
  }

  @Test
  void thePenaltyIsTakenOncePerToken() {
    Logits penalised = logits(2, -2, 3, 0, -4).penalised(2, new int[] {0, 1, 1, 0, 3, 4, 2}, 5);
    assertThat(penalised.values()).containsExactly(1, -4, 3, 0, -4);
    Logits same = logits(1, 2);
    assertThat(same.penalised(1, new int[] {0}, 1)).isSameAs(same);
  }

  @Test
  void thePenaltyLeavesTheLogitsThemselves() {
    float[] values = {9, 1, 2, 3, 9};
    Logits penalised = new Logits(values, 1, 3).penalised(2, new int[] {0, 2}, 2);
    assertThat(penalised.values()).containsExactly(0.5f, 2, 1.5f);
    assertThat(values).containsExactly(9, 1, 2, 3, 9);
  }

  @Test
  void theLowestOfTheLargest() {
    assertThat(logits(1, 5, 5, -9).largest()).isEqualTo(1);
    assertThat(logits(Float.NEGATIVE_INFINITY, -3).largest()).isEqualTo(1);
  }

  @Test
  void logProbabilitiesOfLargeNumbers() {
    Logits logits = logits(1_000, 1_001, -1_000);
    assertThat(logits.logProbability(1)).isCloseTo(-Math.log(1 + 1 / Math.E), within(1e-6));
    assertThat(logits.logProbability(0)).isCloseTo(-1 - Math.log(1 + 1 / Math.E), within(1e-6));
    assertThat(logits.logProbability(2)).isCloseTo(-2_001.3133, within(1e-3));
  }

  @Test
  void whatIsNoNumberIsAnError() {
    assertThatThrownBy(() -> logits(Float.NaN, Float.NaN).largest())
        .isInstanceOf(StageException.class)
        .hasMessageContaining("gives NaN for the next token; its weights are damaged");
    assertThatThrownBy(
            () ->
                logits(1, Float.POSITIVE_INFINITY).distribution(new SamplingRule(1, 0, 1, 0, 1, 0)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void rulesHaveBounds() {
    assertThatThrownBy(() -> new SamplingRule(-1, 0, 1, 0, 1, 0))
        .hasMessage("temperature must be from 0 to 100, cannot be: -1.0");
    assertThatThrownBy(() -> new SamplingRule(1, -1, 1, 0, 1, 0)).hasMessageContaining("topK");
    assertThatThrownBy(() -> new SamplingRule(1, 0, 0, 0, 1, 0)).hasMessageContaining("topP");
    assertThatThrownBy(() -> new SamplingRule(1, 0, 1, 1.1, 1, 0)).hasMessageContaining("minP");
    assertThatThrownBy(() -> new SamplingRule(1, 0, 1, 0, Double.NaN, 0))
        .hasMessageContaining("repetitionPenalty");
  }
}
