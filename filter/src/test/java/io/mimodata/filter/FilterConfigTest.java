package io.mimodata.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterConfigTest {
  @Test
  void defaultsLetAllLanguagesPass() {
    assertThat(FilterConfig.defaults().languages()).isEmpty();
    assertThat(FilterConfig.defaults().decontaminateWords()).isEqualTo(13);
  }

  @Test
  void namesEveryValueOutOfRangeAtOnce() {
    assertThatThrownBy(
            () ->
                new FilterConfig(
                    Set.of("English"),
                    2,
                    -1,
                    0.25,
                    Double.NaN,
                    0.4,
                    Map.of("beauty", 0.5, "reasoning", 7.0),
                    List.of(),
                    0,
                    0))
        .hasMessage(
            "languages must be BCP 47 tags such as en or zh, cannot be: English; "
                + "language_score must be between 0 and 1, cannot be: 2.0; "
                + "min_words must be at least 0, cannot be: -1; "
                + "max_line_repetition must be between 0 and 1, cannot be: NaN; "
                + "min_quality must name one of knowledge, reasoning, formatting, cannot name: beauty; "
                + "min_quality.reasoning must be between 0 and 1, cannot be: 7.0; "
                + "decontaminate_words must be at least 1, cannot be: 0; "
                + "time_limit_seconds must be at least 1, cannot be: 0");
  }
}
