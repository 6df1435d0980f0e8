package io.mimodata.synthgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynthConfigTest {
  @Test
  void defaultsAreThoseOfTheReport() {
    SynthConfig config = SynthConfig.defaults();

    assertThat(config.sampling().temperature()).isEqualTo(0.6);
    assertThat(config.sampling().topP()).isEqualTo(0.95);
    assertThat(config.sampling().maxTokens()).isEqualTo(8192);
    assertThat(config.gates().groups().maxResponses()).isEqualTo(8);
    assertThat(config.gates().decontaminateWords()).isEqualTo(16);
    assertThat(config.specs()).containsOnlyKeys(Strategy.values());
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    SynthConfig usual = SynthConfig.defaults();
    assertThatThrownBy(
            () ->
                new SynthConfig(
                    Map.of("poem", StrategySpec.defaultsOf(Strategy.QUERY)),
                    0,
                    usual.templates(),
                    usual.sampling(),
                    usual.gates(),
                    usual.budget(),
                    usual.answerField(),
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("among [problem, passage, query], cannot be: poem")
        .hasMessageContaining("maxSeeds must be at least 1, cannot be: 0");
  }

  @Test
  void aStrategyChecksItsRanges() {
    assertThatThrownBy(() -> spec(0, 10, 5, 0.5, 1, List.of("seed")))
        .hasMessage("words must be 0 <= minWords <= maxWords, cannot be: 10..5");
    assertThatThrownBy(() -> spec(0, 0, 5, Double.NaN, 1, List.of("seed")))
        .hasMessage("share must be from 0 to 1, cannot be: NaN");
    assertThatThrownBy(() -> spec(2, 0, 5, 1, 1, List.of("seed")))
        .hasMessage("minDensity must be from 0 to 1, cannot be: 2.0");
    assertThatThrownBy(() -> spec(0, 0, 5, 1, 0, List.of("seed")))
        .hasMessage("samples must be from 1 to 1024, cannot be: 0");
    assertThatThrownBy(() -> spec(0, 0, 5, 1, 1, List.of("English")))
        .hasMessage("writeIn must be languages such as en, or 'seed', cannot be: [English]");
  }

  private static StrategySpec spec(
      double density, int minWords, int maxWords, double share, int samples, List<String> writeIn) {
    return new StrategySpec(
        List.of(), List.of(), List.of(), Map.of(), Map.of(), density, minWords, maxWords, share, 1,
        samples, List.of(), writeIn);
  }
}
