package io.mimodata.extract.html.math.mathml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MathMlToTexTest {
  private static Element math(String content) {
    return Jsoup.parseBodyFragment("<math>" + content + "</math>").expectFirst("math");
  }

  private static String tex(String content) {
    return MathMlToTex.convert(math(content));
  }

  static Stream<String> expressions() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                MathMlToTexTest.class.getResourceAsStream("expressions.txt"), UTF_8))) {
      List<String> all = lines.lines().filter(line -> !line.startsWith("#")).toList();
      assertThat(all).hasSizeGreaterThan(200);
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void comesBackTheSame(String mathml) {
    String tex = tex(mathml);
    assertThat(TexReader.read(tex)).as(tex).isEqualTo(MathMlReader.read(math(mathml)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<mfrac><mn>1</mn><mn>2</mn></mfrac> ~ \\frac{1}{2}",
        "<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn> ~ x^2 + 1",
        "<mi>sin</mi><mi>x</mi> ~ \\sin x",
        "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi> ~ \\sum_{i = 1}^n i",
        "<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi> ~ \\lim_{x \\to 0}f",
        "<mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo> ~ \\left( \\frac{a}{b} \\right)",
        "<mo>(</mo><mi>a</mi><mo>)</mo> ~ (a)",
        "<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable><mo>)</mo> ~ \\begin{pmatrix} a & b \\end{pmatrix}",
        "<mover><mi>x</mi><mo>^</mo></mover> ~ \\hat{x}",
        "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover> ~ \\overline{AB}",
        "<mi mathvariant='double-struck'>R</mi> ~ \\mathbb{R}",
        "<msup><mi>f</mi><mo>′</mo></msup> ~ f'",
        "<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts> ~ {}_6^{14}C",
        "<mtext>50 %</mtext> ~ \\text{50 \\%}",
        "<mo>−</mo><mn>1</mn> ~ -1",
      })
  void readsAsAPersonWouldWriteIt(String mathml, String tex) {
    assertThat(tex(mathml)).isEqualTo(tex);
  }

  @Test
  void brokenMarkupGivesBalancedTex() {
    for (String broken :
        List.of(
            "<mfrac><mi>a</mi></mfrac>",
            "<msubsup><mi>a</mi></msubsup>",
            "<msup></msup>",
            "<mroot></mroot>",
            "<mtable><mi>a</mi></mtable>",
            "<mmultiscripts><mprescripts/></mmultiscripts>",
            "<munderover></munderover>",
            "<mfenced open='' close=''></mfenced>",
            "<mo>{</mo><mi>a</mi>",
            "<mlongdiv><mn>1</mn></mlongdiv>",
            "<mi>}</mi>",
            "<mtext>a } b</mtext>")) {
      TexReader.read(tex(broken));
    }
  }

  @Test
  void nothingVisibleIsNothing() {
    assertThat(tex("<mrow></mrow><mspace/><mo>&#x2061;</mo>")).isEmpty();
  }

  @Test
  void theReaderRefusesWhatIsNoTex() {
    for (String bad :
        List.of(
            "{a",
            "a}",
            "\\frac{1}",
            "x^1^2",
            "\\left( x",
            "\\begin{matrix} a",
            "\\nosuch",
            "a & b",
            "x_")) {
      assertThatThrownBy(() -> TexReader.read(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyCharacterWithACommandIsReadable() {
    for (int c = 0; c < 0x3000; c++) {
      if (TexSymbols.command(c) != null && !TexSymbols.command(c).equals("|")) {
        TexReader.read("\\" + TexSymbols.command(c) + " x");
      }
    }
  }
}
