package io.mimodata.synthgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynthConfigTest {
  @Test
  void defaultsAreThoseOfTheReport() {
    SynthConfig config = SynthConfig.defaults("http://localhost:8000/v1", "MiMo-7B-RL");

    assertThat(config.temperature()).isEqualTo(0.6);
    assertThat(config.topP()).isEqualTo(0.95);
    assertThat(config.maxTokens()).isEqualTo(8192);
    assertThat(config.specs()).containsOnlyKeys(Strategy.values());
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                new SynthConfig(
                    "localhost:8000",
                    " ",
                    "KEY",
                    Map.of("poem", StrategySpec.defaultsOf(Strategy.QUERY)),
                    1,
                    3,
                    0,
                    1,
                    1,
                    0,
                    1,
                    0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("endpoint must be an http or https URL, cannot be: localhost:8000")
        .hasMessageContaining("modelName must name a model")
        .hasMessageContaining("among [problem, passage, query], cannot be: poem")
        .hasMessageContaining("temperature must be from 0 to 2, cannot be: 3.0")
        .hasMessageContaining("topP must be above 0 and at most 1, cannot be: 0.0");
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
