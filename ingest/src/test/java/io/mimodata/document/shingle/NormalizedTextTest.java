package io.mimodata.document.shingle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalizedTextTest {
  private static String normalized(String text) {
    NormalizedText reader = new NormalizedText();
    reader.read(text.getBytes(UTF_8));
    return reader.text();
  }

  private static long[] hash(String text) {
    NormalizedText reader = new NormalizedText();
    reader.read(text.getBytes(UTF_8));
    return reader.hash();
  }

  @Test
  void looksPastCaseWhiteSpaceCompositionAndInvisibleCharacters() {
    assertThat(normalized("\uFEFF  Caf\u00E9\u00A0de\r\n\tla  gare "))
        .isEqualTo(normalized("cafe\u0301 de la ga\u00ADre"))
        .isEqualTo("caf\u00E9 de la gare");
  }

  @Test
  void keepsWhatFormulasAndCodeDifferBy() {
    assertThat(normalized("$x^2+1$")).isNotEqualTo(normalized("$x^2-1$"));
    assertThat(normalized("if (a) b();")).isNotEqualTo(normalized("if (!a) b();"));
    assertThat(normalized("x\u00B2 \uFB01")).isEqualTo("x\u00B2 \uFB01");
  }

  @Test
  void whiteSpaceIsFoundAtEveryPlace() {
    String[] pieces = {" ", "  ", "\t", "\n ", "@A", "Z[", "`az{", "\u001F!", "~\u007F", "\u00E9"};
    for (String a : pieces) {
      for (String b : pieces) {
        for (int i = 0; i < 20; i++) {
          String text = "x".repeat(i) + a + "yZ".repeat(7) + b + "w".repeat(20 - i);
          assertThat(normalized(text)).isEqualTo(ReferenceWords.normalized(text));
        }
      }
    }
  }

  @Test
  void hashesAreFixedForEver() {
    assertThat(hash("")).containsExactly(0, 0);
    assertThat(hash("Hello,  World")).isEqualTo(hash("hello, world"));
    assertThat(hash("hello")).containsExactly(-3758069500696749310L, 6565844092913065241L);
  }

  @Test
  void readsAnyTextAsTheDefinitionDoes() {
    RandomTexts.each(
        text ->
            assertThat(normalized(text))
                .as("%s", RandomTexts.escaped(text))
                .isEqualTo(ReferenceWords.normalized(text)));
  }
}
