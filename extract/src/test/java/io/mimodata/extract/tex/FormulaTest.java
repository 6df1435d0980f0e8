package io.mimodata.extract.tex;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.tex.TexDelimiters.SingleDollar;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static String delimited(String source, boolean display) {
    return Formula.of(source, display).map(Formula::delimited).orElse("");
  }

  @Test
  void outerDelimitersAreTakenOff() {
    assertThat(delimited("$x$", false)).isEqualTo("$x$");
    assertThat(delimited("\\(x\\)", false)).isEqualTo("$x$");
    assertThat(delimited("$$x$$", false)).isEqualTo("$$x$$");
    assertThat(delimited(" \\[ x \\] ", false)).isEqualTo("$$x$$");
  }

  @Test
  void inlineIsOneLineAndDisplayHasNoBlankOnes() {
    assertThat(delimited("a\n + b", false)).isEqualTo("$a + b$");
    assertThat(delimited("a \\\\ \n\n b", true)).isEqualTo("$$a \\\\\nb$$");
  }

  @Test
  void nothingInsideEndsTheFormulaEarly() {
    assertThat(delimited("\\text{cost \\$5}", false)).isEqualTo("$\\text{cost \\$5}$");
    assertThat(delimited("\\text{if $n$}", true)).isEqualTo("$$\\text{if $n$}$$");
    assertThat(delimited("\\text{if $n$}", false)).isEqualTo("$\\text{if \\(n\\)}$");
    assertThat(delimited("5$", true)).isEqualTo("$$5\\$$$");
    assertThat(delimited("x\\ ", false)).isEqualTo("$x$");
  }

  @Test
  void nothingIsNoFormula() {
    assertThat(Formula.of(" \n ", true)).isEmpty();
    assertThat(Formula.of("\\", false)).isEmpty();
  }

  @Test
  void scannerSkipsEscapesAndUnbalancedBraces() {
    assertThat(scan("\\$5 and $x$, $\\{y\\}$ {$z} and $", SingleDollar.FORMULA))
        .isEqualTo("$x$ $\\{y\\}$");
  }

  @Test
  void scannerAsksForEvidence() {
    assertThat(
            scan(
                "from $5 to $10, $PATH and $HOME/bin$x, $O(n \\log n)$, ${n,k}$, $ x $, $a$b",
                SingleDollar.IF_EVIDENT))
        .isEqualTo("$O(n \\log n)$ ${n,k}$");
  }

  @Test
  void manyOpenDelimitersTakeLinearTime() {
    String open = "\\( \\[ $$ \\begin{align} [tex] ".repeat(20_000);
    assertThat(new FormulaScanner(new TexDelimiters(true, SingleDollar.LITERAL)).find(open))
        .hasSizeLessThan(20_001);
  }

  private static String scan(String text, SingleDollar singleDollar) {
    List<FormulaScanner.Match> matches =
        new FormulaScanner(new TexDelimiters(true, singleDollar)).find(text);
    return matches.stream().map(m -> m.formula().delimited()).collect(Collectors.joining(" "));
  }
}
