package io.mimodata.extract.tex.asciimath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiMathToTexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '@',
      value = {
        "sum_(i=1)^n i^3=((n(n+1))/2)^2 ~ \\sum_{i = 1}^{n} i^{3} = \\left( \\frac{n (n + 1)}{2} \\right)^{2}",
        "(a+b)/c ~ \\frac{a + b}{c}",
        "x/(y+z) ~ \\frac{x}{y + z}",
        "sqrt(x^2+1) ~ \\sqrt{x^{2} + 1}",
        "root(3)(x) ~ \\sqrt[3]{x}",
        "frac(1)(2) ~ \\frac{1}{2}",
        "[[a,b],[c,d]] ~ \\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}",
        "((n),(k)) ~ \\begin{pmatrix} n \\\\ k \\end{pmatrix}",
        "((((x)))) ~ ((((x))))",
        "{(x,if x>0),(-x,if x<=0):} ~ \\begin{cases} x & \\text{if} x > 0 \\\\ - x & \\text{if} x \\le 0 \\end{cases}",
        "|x|/2 ~ \\frac{\\left|x\\right|}{2}",
        "P(A|B) ~ P \\left( A \\mid B \\right)",
        "x |-> x^2 ~ x \\mapsto x^{2}",
        "sin^2 x/2 ~ \\frac{\\sin^{2} x}{2}",
        "f(x) ~ f(x)",
        "lim_(x->0) (sin x)/x ~ \\lim_{x \\to 0} \\frac{\\sin x}{x}",
        "int_0^1 f(x)dx ~ \\int_{0}^{1} f(x) dx",
        "hat x + bar(AB) ~ \\hat{x} + \\overline{A B}",
        "\"if \" x != 0 ~ \\text{if } x \\ne 0",
        "text(50%) ~ \\text{50\\%}",
        "x_1^2 ~ x_{1}^{2}",
        "{x in NN | x > 1} ~ \\left\\{ x \\in \\mathbb{N} \\mid x > 1 \\right\\}",
        "<<x,y>> ~ \\langle x , y \\rangle",
        "[0,1) ~ [0 , 1)",
        "2.5xx10^-3 ~ 2.5 \\times 10^{-} 3",
        "2.5xx10^(-3) ~ 2.5 \\times 10^{- 3}",
        "AA x EE y ~ \\forall x \\exists y",
        "(x ~ \\left( x \\right.",
        "x) ~ x )",
        "x^ ~ x^{}",
      })
  void converts(String asciiMath, String tex) {
    assertThat(AsciiMathToTex.convert(asciiMath)).isEqualTo(tex);
  }

  @Test
  void anythingIsBalanced() {
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String[] parts = {
      "(", ")", "[", "]", "{", "}", "{:", ":}", "|", "_", "^", "/", ",", "sqrt", "frac", "sin", "f",
      "sum", "text", "\"", "x", "12", "\\", "$", "#", "%", "&", "<<", ">>", "hat", "color", " ", "é"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder source = new StringBuilder();
      for (int n = random.nextInt(24); n >= 0; n--) {
        source.append(parts[random.nextInt(parts.length)]);
      }
      String tex = AsciiMathToTex.convert(source.toString());
      assertThat(depthAtEnd(tex)).as("%s gives %s", source, tex).isZero();
      assertThat(count(tex, "\\left"))
          .as("%s gives %s", source, tex)
          .isEqualTo(count(tex, "\\right"));
    }
  }

  /** Depth of braces at the end; a brace that closes nothing makes it -1. */
  private static int depthAtEnd(String tex) {
    int depth = 0;
    for (int i = 0; i < tex.length() && depth >= 0; i++) {
      char c = tex.charAt(i);
      if (c == '\\') {
        i++;
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
    }
    return depth;
  }

  private static int count(String tex, String command) {
    return tex.split(Pattern.quote(command) + "(?![a-z])", -1).length - 1;
  }
}
