package io.mimodata.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.filter.policy.Effect;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import io.mimodata.filter.privacy.PrivacyConfig;
import io.mimodata.filter.repair.RepairConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterConfigTest {
  @Test
  void defaultsLetAllLanguagesPass() {
    assertThat(FilterConfig.defaults().languages()).isEmpty();
    assertThat(FilterConfig.defaults().policy()).isEqualTo(Preset.DEFAULT.rules());
    assertThat(FilterConfig.defaults().decontaminateWords()).isEqualTo(13);
  }

  @Test
  void theRecipesRulesComeBeforeLanguagesAndPreset() {
    Rule own = new Rule("own", List.of(), new Effect.Keep());
    FilterConfig config = TestConfig.of(Set.of("en"), Preset.NONE, own);
    assertThat(config.policy()).extracting(Rule::name).containsExactly("own", "languages");
  }

  @Test
  void namesEveryValueOutOfRangeAtOnce() {
    assertThatThrownBy(
            () ->
                new FilterConfig(
                    Set.of("English"),
                    2,
                    Preset.DEFAULT,
                    List.of(),
                    List.of(),
                    0,
                    FilterConfig.Contaminated.DROP,
                    RepairConfig.off(),
                    PrivacyConfig.off(),
                    Map.of("rude", "default"),
                    PublishedSignals.DROPS,
                    0))
        .hasMessage(
            "languages must be BCP 47 tags such as en or zh, cannot be: English; "
                + "language_score must be between 0 and 1, cannot be: 2.0; "
                + "decontaminate_words must be at least 1, cannot be: 0; "
                + "word_lists must be of adult, toxic, cannot be: rude; "
                + "time_limit_seconds must be at least 1, cannot be: 0");
  }
}
