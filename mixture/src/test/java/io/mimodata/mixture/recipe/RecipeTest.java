package io.mimodata.mixture.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.MixtureConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    assertThat(TokenCount.format(999_996)).isEqualTo("1.00M");
    assertThat(TokenCount.format(123_456)).isEqualTo("123.5k");
  }

  @Test
  void reportsAllMistakesOfAStageTogether() {
    assertThatThrownBy(
            () ->
                StageRecipe.of("a/b", 0, 0, List.of("ads"), Map.of("ads+code", 0.5, "maths", 1.5)))
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
            () -> StageRecipe.of("s", 1, 1, List.of(), Map.of("maths", 0.6, "code", 0.5)))
        .hasMessageContaining("at most 1 in sum");
    StageRecipe whole = StageRecipe.of("s", 1, 1, null, Map.of("maths", 0.9, "code", 0.1));
    assertThat(whole.otherShare()).isZero();
  }

  @Test
  void stageFoldersCanNotHideTheDocuments() {
    assertThatThrownBy(() -> StageRecipe.of("data", 1, 1, List.of(), Map.of()))
        .hasMessageContaining("data, removed or validation");
  }

  @Test
  void reportsAllMistakesOfAMixtureTogether() {
    StageRecipe stage = StageRecipe.of("s", 1, 1, List.of(), Map.of());
    MixtureConfig good = MixtureConfig.of(List.of(stage), 1);
    assertThatThrownBy(
            () ->
                new MixtureConfig(
                    good.tokenizer(),
                    List.of(stage, stage),
                    Map.of("a+b", where("good")),
                    List.of(),
                    good.quality(),
                    1,
                    1,
                    good.onInfeasible(),
                    good.scale(),
                    good.epochs(),
                    good.shards(),
                    0))
        .hasMessageContaining("different names")
        .hasMessageContaining("with a +")
        .hasMessageContaining("one of low, medium, high or unrated, cannot be: good")
        .hasMessageContaining("validation must be")
        .hasMessageContaining("document_millis must be");
  }

  @Test
  void knowsThePublishedSchedule() {
    assertThat(MixtureConfig.mimoStages())
        .extracting(StageRecipe::tokens)
        .containsExactly(
            TokenCount.parse("17.784T"), TokenCount.parse("4T"), TokenCount.parse("2T"));
  }

  private static Where where(String quality) {
    return Where.of(List.of(), List.of(), List.of(quality), List.of(), null);
  }

  @Test
  void epochsShardsAndBucketsAreChecked() {
    assertThatThrownBy(() -> new EpochCaps(0, 2_000, Map.of("maths", -1.0, "a++b", 1.0)))
        .hasMessageContaining("max_epochs must be")
        .hasMessageContaining("max_epochs_synthetic must be")
        .hasMessageContaining("max_epochs_by_group.maths must be")
        .hasMessageContaining("names joined by +");
    assertThatThrownBy(() -> new ShardSettings(Set.of(), 1, false))
        .hasMessageContaining("formats must name")
        .hasMessageContaining("shard_size must be");
    assertThatThrownBy(() -> new QualityBuckets(null, List.of(0.5, 0.4), List.of("a", "a")))
        .hasMessageContaining("cuts must rise")
        .hasMessageContaining("names must be one more than cuts")
        .hasMessageContaining("names must differ");
    assertThatThrownBy(() -> new Rule(where("low"), -1)).hasMessageContaining("rate must be");
  }

  @Test
  void bucketsAreOfTheMeanOrOfOneDimension() {
    QualityBuckets mean = QualityBuckets.thirds();
    assertThat(mean.of(Map.of("a", 0.2, "b", 0.4))).isEqualTo("low");
    assertThat(mean.of(Map.of("a", 1 / 3.0))).isEqualTo("medium");
    assertThat(mean.of(Map.of("a", 1.0))).isEqualTo("high");
    assertThat(mean.of(Map.of())).isEqualTo("unrated");
    assertThat(mean.of(null)).isEqualTo("unrated");
    QualityBuckets one = new QualityBuckets("a", List.of(0.5), List.of("bad", "good"));
    assertThat(one.of(Map.of("a", 0.6, "b", 0.0))).isEqualTo("good");
    assertThat(one.of(Map.of("b", 0.6))).isEqualTo("unrated");
  }

  @Test
  void conditionsHoldWhereAllTheirKeysDo() {
    Cell cell = new Cell("web", "science", "high", null, false);
    assertThat(Where.of(List.of(), List.of(), List.of(), List.of(), null).holds(cell)).isTrue();
    assertThat(
            Where.of(List.of("web"), List.of("maths", "science"), List.of("high"), List.of(), false)
                .holds(cell))
        .isTrue();
    assertThat(Where.of(List.of(), List.of(), List.of(), List.of(), true).holds(cell)).isFalse();
    assertThat(Where.of(List.of(), List.of(), List.of(), List.of("en"), null).holds(cell))
        .isFalse();
  }
}
