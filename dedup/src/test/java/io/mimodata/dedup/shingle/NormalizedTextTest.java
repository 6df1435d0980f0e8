package io.mimodata.dedup.shingle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalizedTextTest {
  @Test
  void looksPastCaseWhiteSpaceCompositionAndInvisibleCharacters() {
    assertThat(NormalizedText.of("\uFEFF  Caf\u00E9\u00A0de\r\n\tla  gare "))
        .isEqualTo(NormalizedText.of("cafe\u0301 de la ga\u00ADre"))
        .isEqualTo("caf\u00E9 de la gare");
  }

  @Test
  void keepsWhatFormulasAndCodeDifferBy() {
    assertThat(NormalizedText.of("$x^2+1$")).isNotEqualTo(NormalizedText.of("$x^2-1$"));
    assertThat(NormalizedText.of("if (a) b();")).isNotEqualTo(NormalizedText.of("if (!a) b();"));
  }

  @Test
  void hashIsTheFirstHalfOfSha256() {
    assertThat(NormalizedText.hash("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    assertThat(NormalizedText.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
  }
}
