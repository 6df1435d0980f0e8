package io.mimodata.mixture.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.MixtureConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  @ParameterizedTest
  @CsvSource({
    "17.784T, 17784000000000",
    "4B, 4000000000",
    "10M, 10000000",
    "1.5k, 1500",
    "2 T, 2000000000000",
    "1_000, 1000",
    "7, 7"
  })
  void readsTokenCounts(String text, long tokens) {
    assertThat(TokenCount.parse(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-4B", "4G", "0", "1.5", "0.0001k", "99999999T", "T"})
  void namesWhatIsNoTokenCount(String text) {
    assertThatThrownBy(() -> TokenCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as in 10M")
        .hasMessageEndingWith(": " + text);
  }

  @Test
  void writesTokenCountsForPeople() {
    assertThat(TokenCount.format(17_784_000_000_000L)).isEqualTo("17.78T");
    assertThat(TokenCount.format(1_500)).isEqualTo("1.50k");
    assertThat(TokenCount.format(999)).isEqualTo("999");
  }

  @Test
  void reportsAllMistakesOfAStageTogether() {
    assertThatThrownBy(
            () ->
                new StageRecipe("a/b", 0, 0, List.of("ads"), Map.of("ads+code", 0.5, "maths", 1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name must be")
        .hasMessageContaining("tokens must be")
        .hasMessageContaining("context must be")
        .hasMessageContaining("cannot repeat: ads")
        .hasMessageContaining("share.maths must be");
  }

  @Test
  void sharesCanNotExceedTheWhole() {
    assertThatThrownBy(
            () -> new StageRecipe("s", 1, 1, List.of(), Map.of("maths", 0.6, "code", 0.5)))
        .hasMessageContaining("at most 1 in sum");
    StageRecipe whole = new StageRecipe("s", 1, 1, null, Map.of("maths", 0.9, "code", 0.1));
    assertThat(whole.otherShare()).isZero();
  }

  @Test
  void stageFoldersCanNotHideTheDocuments() {
    assertThatThrownBy(() -> new StageRecipe("data", 1, 1, List.of(), Map.of()))
        .hasMessageContaining("folder of every stage");
  }

  @Test
  void reportsAllMistakesOfAMixtureTogether() {
    StageRecipe stage = new StageRecipe("s", 1, 1, List.of(), Map.of());
    MixtureConfig good = MixtureConfig.of(List.of(stage), 1);
    assertThatThrownBy(
            () ->
                new MixtureConfig(
                    good.tokenizer(),
                    List.of(stage, stage),
                    1,
                    good.onInfeasible(),
                    good.scale(),
                    0,
                    2_000,
                    1,
                    0))
        .hasMessageContaining("different names")
        .hasMessageContaining("max_epochs must be")
        .hasMessageContaining("max_epochs_synthetic must be")
        .hasMessageContaining("shard_bytes must be")
        .hasMessageContaining("document_millis must be");
  }

  @Test
  void knowsThePublishedSchedule() {
    assertThat(MixtureConfig.mimoStages())
        .extracting(StageRecipe::tokens)
        .containsExactly(
            TokenCount.parse("17.784T"), TokenCount.parse("4T"), TokenCount.parse("2T"));
  }
}
