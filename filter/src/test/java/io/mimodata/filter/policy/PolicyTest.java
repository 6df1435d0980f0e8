package io.mimodata.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.filter.DocumentTagger;
import io.mimodata.filter.FilterConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final String PROSE =
      "The order of a subgroup divides the order of the group. This was found by Lagrange, who"
          + " counted the cosets of the subgroup and saw that all of them have the same size. ";

  private final DocumentTagger tagger = new DocumentTagger(0.55);

  @Test
  void ordinaryProseGoesOn() {
    assertThat(judge(config(Set.of("en"), Map.of()), PROSE)).isEqualTo("goes on");
  }

  @Test
  void namesTheValueAndTheBound() {
    FilterConfig config = config(Set.of("en"), Map.of("reasoning", 0.99));
    assertThat(judge(config, "Too short, isn't it?"))
        .isEqualTo("filter.too_short: 4 words of prose, formulas and code, fewer than 20");
    assertThat(judge(config(Set.of("zh", "fr"), Map.of()), PROSE))
        .startsWith("filter.language: language en with score 0.")
        .endsWith(", not in [fr, zh]");
    assertThat(judge(config, (PROSE + "\n").repeat(3)))
        .isEqualTo("filter.repetition: line_repetition 0.667, more than 0.4");
    assertThat(judge(config, PROSE + "*** ~~~ ||| ".repeat(20)))
        .matches("filter.symbols: symbol_ratio 0\\.\\d{3}, more than 0.4");
    assertThat(judge(config, PROSE))
        .matches("filter.quality: reasoning 0\\.\\d{3}, less than 0.99");
  }

  @Test
  void rulesAboutProseSpareFormulasAndCode() {
    FilterConfig config = config(Set.of("en"), Map.of());
    String repeated = "Next:\n".repeat(30);
    String formula = "$x_{1}^{2}+y$".repeat(20);
    assertThat(judge(config, repeated)).startsWith("filter.");
    assertThat(judge(config, repeated + formula, formula(repeated, formula)))
        .as("rich in formulas, with too little prose to tell a language")
        .isEqualTo("goes on");
    assertThat(
            judge(
                config,
                "+++ --- ///".repeat(9) + formula,
                formula("+++ --- ///".repeat(9), formula)))
        .isEqualTo("goes on");
  }

  @Test
  void formulasCountAsContent() {
    String formula = "$\\int_0^1 x^2 dx = 1/3, \\sum_{k=0}^n k = n(n+1)/2, a^2+b^2=c^2$";
    assertThat(judge(config(Set.of(), Map.of()), formula, formula("", formula)))
        .isEqualTo("goes on");
  }

  @Test
  void proseWithoutALanguageGoesOnOnlyWhereAllLanguagesDo() {
    String numbers = "12 13 14 15 16 17 18 19 20 21 ".repeat(5);
    assertThat(judge(config(Set.of(), Map.of()), numbers)).isEqualTo("goes on");
    assertThat(judge(config(Set.of("en"), Map.of()), numbers))
        .isEqualTo("filter.language: language und with score 0.000, not in [en]");
  }

  private String judge(FilterConfig config, String text, Span... spans) {
    return new Policy(config)
        .judge(tagger.tag(text, List.of(spans)))
        .map(PolicyTest::describe)
        .orElse("goes on");
  }

  private static String describe(Removal removal) {
    return removal.reason().code() + ": " + removal.detail();
  }

  private static Span formula(String before, String formula) {
    return new Span(Span.FORMULA, before.length(), before.length() + formula.length());
  }

  private static FilterConfig config(Set<String> languages, Map<String, Double> minQuality) {
    return new FilterConfig(languages, 0.55, 20, 0.25, 0.4, 0.4, minQuality, List.of(), 13, 10);
  }
}
