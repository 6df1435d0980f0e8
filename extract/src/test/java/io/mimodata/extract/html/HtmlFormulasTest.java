package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;
import static io.mimodata.extract.html.Golden.extract;
import static io.mimodata.extract.html.Golden.spans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlFormulasTest {
  private static final String MATHJAX =
      "<script src='https://cdn/mathjax@3/tex-chtml.js'></script>";
  private static final String DOLLARS =
      "<script>MathJax = {tex: {inlineMath: [['$', '$'], ['\\\\(', '\\\\)']]}};</script>" + MATHJAX;

  @Test
  void latexDelimiters() {
    Extraction page =
        extract(
            MATHJAX + "<p>Let \\(x_1\\) be \\[ \\frac{1}{2}\n\n = y \\] and $$z$$ done, $5.</p>");
    assertThat(page.markdown())
        .isEqualTo("Let $x_1$ be\n\n$$\\frac{1}{2}\n= y$$\n\nand\n\n$$z$$\n\ndone, \\$5.");
    assertThat(spans(page, Span.FORMULA))
        .containsExactly("$x_1$", "$$\\frac{1}{2}\n= y$$", "$$z$$");
  }

  @Test
  void singleDollarsOnlyWhereThePageSaysSo() {
    assertMarkdown(DOLLARS + "<p>if $a b$ then</p>", "if $a b$ then");
    assertMarkdown(MATHJAX + "<p>if $a b$ then</p>", "if \\$a b\\$ then");
  }

  @Test
  void singleDollarsOfMathJax2Config() {
    assertMarkdown(
        "<script type='text/x-mathjax-config'>MathJax.Hub.Config({tex2jax: {inlineMath:"
            + " [ [\"$\",\"$\"], [\"\\\\(\",\"\\\\)\"] ]}});</script>"
            + MATHJAX
            + "<p>$x$</p>",
        "$x$");
  }

  @Test
  void singleDollarsOfKatexAutoRender() {
    assertMarkdown(
        "<script>renderMathInElement(document.body, {delimiters: [{left: '$', right: '$'}]})"
            + "</script><p>$x$</p>",
        "$x$");
  }

  @Test
  void unseenConfigurationAsksForEvidence() {
    String own =
        "<script src='https://cdn/MathJax.js?config=TeX-AMS,https://my.org/config.js'></script>";
    assertMarkdown(
        own
            + "<p>a graph $G=(V,E)$ costs $5 and then $6, or US$ 7, $s-t$ paths"
            + " and $\\frac{largest weight}{degree}$</p>",
        "a graph $G=(V,E)$ costs \\$5 and then \\$6, or US\\$ 7, $s-t$ paths"
            + " and $\\frac{largest weight}{degree}$");
  }

  @Test
  void withoutAnEngineOnlyWhatLooksLikeMathematics() {
    assertMarkdown("<p>the group \\(foo\\) and \\(x^2\\)</p>", "the group \\(foo\\) and $x^2$");
  }

  @Test
  void formulasCutByMarkup() {
    assertMarkdown(DOLLARS + "<p>so $a_{<em>i</em>} <br> + b$ holds</p>", "so $a_{i} + b$ holds");
  }

  @Test
  void formulasWithinEmphasis() {
    assertMarkdown(DOLLARS + "<p><b>for all $n$ here</b></p>", "**for all $n$ here**");
  }

  @Test
  void bracesDecideWhereAFormulaEnds() {
    assertMarkdown(
        DOLLARS + "<p>\\[f = \\text{if \\[x\\] or $y$}\\]</p>",
        "$$f = \\text{if \\[x\\] or $y$}$$");
  }

  @Test
  void displayEnvironmentsWithoutDelimiters() {
    assertMarkdown(
        MATHJAX + "<p>\\begin{align}a&amp;=b\\\\c&amp;=d\\end{align}</p>",
        "$$\\begin{align}a&=b\\\\c&=d\\end{align}$$");
  }

  @Test
  void noFormulaInCode() {
    Extraction page =
        extract(
            DOLLARS + "<p><code>$x$</code> and <tt>\\(y\\)</tt></p><pre>echo $HOME $PATH\n</pre>");
    assertThat(page.markdown()).isEqualTo("`$x$` and `\\(y\\)`\n\n```\necho $HOME $PATH\n```");
    assertThat(spans(page, Span.FORMULA)).isEmpty();
  }

  @Test
  void mathScripts() {
    assertMarkdown(
        "<p>Let <span class=MathJax_Preview>x</span><span class=MathJax>x1</span>"
            + "<script type='math/tex'>x_1</script>, <script type='math/tex; mode=display'>y</script></p>",
        "Let $x_1$,\n\n$$y$$");
  }

  @Test
  void katexAnnotation() {
    assertMarkdown(
        "<p>so <span class=katex><span class=katex-mathml><math><semantics><mrow><mi>x</mi></mrow>"
            + "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>"
            + "<span class=katex-html aria-hidden=true>x2</span></span> is</p>",
        "so $x^2$ is");
  }

  @Test
  void katexDisplay() {
    assertMarkdown(
        "<span class=katex-display><span class=katex><math><semantics><mi>x</mi>"
            + "<annotation encoding='application/x-tex'>x</annotation></semantics></math></span></span>",
        "$$x$$");
  }

  @Test
  void mediaWikiFormulaWithFallbackImage() {
    assertMarkdown(
        "<p>the <span class=mwe-math-element><span style='display: none'><math><semantics><mi>A</mi>"
            + "<annotation encoding='application/x-tex'>{\\displaystyle A}</annotation></semantics>"
            + "</math></span><img alt='{\\displaystyle A}' class=mwe-math-fallback-image-inline></span></p>",
        "the $A$");
  }

  @Test
  void mathMlWithoutAnnotation() {
    assertMarkdown(
        "<p><math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup>"
            + "<mi>b</mi><mn>2</mn></msup></msqrt></mrow><mrow><mn>2</mn><mi>α</mi><mi>a</mi></mrow>"
            + "</mfrac></math></p>",
        "$x = \\frac{-b \\pm \\sqrt{b^2}}{2\\alpha a}$");
  }

  @Test
  void mathMlScriptsFunctionsAndTables() {
    assertMarkdown(
        "<math display=block><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
            + "</munderover><mi>sin</mi><msub><mi>x</mi><mi>i</mi></msub><mover><mi>y</mi><mo>^</mo></mover>"
            + "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable></math>",
        "$$\\sum_{i = 1}^n\\sin x_i\\hat{y}\\begin{matrix} 1 & 0 \\end{matrix}$$");
  }

  @Test
  void formulaImages() {
    assertMarkdown(
        "<p><img class=latex alt='\\kappa' src=x> <img src='http://latex.codecogs.com/png.latex?x'"
            + " alt='x'> <img class=photo alt='a cat' src=y></p><div class=math><img class=math alt='y=z'></div>",
        "$\\kappa$ $x$\n\n$$y=z$$");
  }

  @Test
  void texInAttributes() {
    assertMarkdown("<p>a <span data-tex='\\pi'><img></span> b</p>", "a $\\pi$ b");
  }

  @Test
  void bbcodeOfForums() {
    assertMarkdown("<p>[itex]x^2[/itex] is [tex]y[/tex]</p>", "$x^2$ is\n\n$$y$$");
  }

  @Test
  void displayedFormulaInATableStaysInItsLine() {
    assertMarkdown(
        MATHJAX
            + "<table><tr><th>a</th><th>b</th></tr><tr><td>$$x\n+|y|$$</td><td>1</td></tr></table>",
        "| a | b |\n| --- | --- |\n| $$x +|y|$$ | 1 |");
  }

  @Test
  void formulasInQuotesAndLists() {
    Extraction page =
        extract(MATHJAX + "<ul><li>a \\[x\n=y\\]</li></ul><blockquote>\\[u\n=v\\]</blockquote>");
    assertThat(page.markdown()).isEqualTo("- a\n\n  $$x =y$$\n\n> $$u =v$$");
    assertThat(spans(page, Span.FORMULA)).containsExactly("$$x =y$$", "$$u =v$$");
  }

  @Test
  void aScriptWithinItsRenderedCopyIsKept() {
    assertMarkdown(
        "<p>so <span class=MathJax><i>x</i><script type='math/tex'>x^2</script></span> holds</p>",
        "so *x*$x^2$ holds");
  }

  @Test
  void aDollarAfterAnEscapedBackslashIsEscaped() {
    assertMarkdown("<p>a \\\\$ b</p>", "a \\\\\\$ b");
  }

  @Test
  void imagesWithoutAltGiveTheTexOfTheirUrl() {
    assertMarkdown(
        "<p><img src='https://s0.wp.com/latex.php?latex=r%5E2+%2B+1&bg=ffffff' class=latex>, "
            + "<img src='https://latex.codecogs.com/svg.image?\\large&space;\\frac{1}{2}'>, "
            + "<img src='https://latex.codecogs.com/gif.latex?a+b'>, "
            + "<img src='/cgi-bin/mathtex.cgi?%5Calpha'>, "
            + "<img src='https://chart.googleapis.com/chart?chs=300x50&cht=tx&chl=x%5E2'>, "
            + "<img src='/photo.jpg?latex'></p>",
        "$r^2 + 1$, $\\frac{1}{2}$, $a+b$, $\\alpha$, $x^2$,");
  }

  @Test
  void doubleHashesWhereThePageSaysSo() {
    String text = "<p>so ##c^2## is</p>";
    assertMarkdown(
        "<script>MathJax.Hub.Config({tex2jax: {inlineMath: [['##','##']]}})</script>" + text,
        "so $c^2$ is");
    assertMarkdown(text, "so ##c^2## is");
  }

  @Test
  void mathJaxThreeWithAssistiveMathMlOrTexAttribute() {
    assertMarkdown(
        "<p><mjx-container class=MathJax jax=CHTML><mjx-math><mjx-mi>x</mjx-mi></mjx-math>"
            + "<mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container> and "
            + "<mjx-container class=MathJax jax=SVG data-latex='y^2'><svg><g></g></svg></mjx-container></p>",
        "$x$ and $y^2$");
  }

  @Test
  void aFormulaInAQuoteIsOneLine() {
    assertMarkdown(
        "<blockquote><p>so</p><p>$$\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}$$</p></blockquote>",
        "> so\n>\n> $$\\begin{align} a &= b \\\\ c &= d \\end{align}$$");
  }

  @Test
  void aFormulaOfInvisibleCharactersIsNone() {
    assertMarkdown("<p>a <math>\uFEFF<mi>\uFEFF</mi></math> b</p>", "a b");
  }

  @Test
  void asciiMathBetweenBackquotesWhereThePageReadsIt() {
    String text = "<p>The area is `pi r^2`, and `code` too.</p><p><code>`x`</code></p>";
    assertMarkdown(
        "<script src='https://x.org/MathJax.js?config=TeX-MML-AM_CHTML'></script>" + text,
        "The area is $\\pi r^{2}$, and $c o d e$ too.\n\n`` `x` ``");
    assertMarkdown(text, "The area is `pi r^2`, and `code` too.\n\n`` `x` ``");
  }

  @Test
  void asciiMathInScripts() {
    assertMarkdown(
        "<p>So <span class=MathJax>x</span><script type='math/asciimath'>x/2</script>.</p>",
        "So $\\frac{x}{2}$.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "so E=mc2E = mc^2E=mc2 holds ~ so $E = mc^2$ holds",
        "αα\\alphaα ~ α$\\alpha$",
        "here aia_iai\u200b. ~ here $a_i$.",
        "ab\\frac{a}{b}ba\u200b and √x+1\\sqrt{x}+1√x\u200b+1 ~ $\\frac{a}{b}$ and $\\sqrt{x}+1$",
        "(−x2)(-x^2)(−x2) end ~ $(-x^2)$ end",
        "∑i=1ni\\sum_{i=1}^n i∑i=1n\u200bi ~ $\\sum_{i=1}^n i$",
        "A∈Rm×nA \\in \\mathbb{R}^{m \\times n}A∈Rm×n. ~ $A \\in \\mathbb{R}^{m \\times n}$.",
        "a snake_case and here_at all_x ~ a snake_case and here_at all_x",
      })
  void renderedTextAndTexOfKatexWithoutItsMarkup(String text, String markdown) {
    assertMarkdown("<link rel=stylesheet href=katex.min.css><p>" + text + "</p>", markdown);
    assertMarkdown("<p>" + text + "</p>", text.replace("\u200b", ""));
  }

  @Test
  void katexWithoutElementsOfMathMl() {
    assertMarkdown(
        "<p>So <span class=katex--inline><span class=katex><span class=katex-mathml>\n  E\n  =\n  m\n"
            + "  c\n  2\n  E=mc^2\n </span><span class=katex-html aria-hidden=true><span>E</span>="
            + "<span>m</span><span>c</span><span>2</span></span></span></span> holds.</p>",
        "So $E=mc^2$ holds.");
  }

  @Test
  void delimitersDoNotRunTogether() {
    assertMarkdown("\\(a\\)\\(b=1\\) C:\\<math><mi>x</mi></math>", "$a$ $b=1$ C:\\ $x$");
    assertMarkdown("<p><code>x</code>` y</p>", "`x` ` y");
    assertMarkdown(
        "<p><script type='math/tex; mode=display'>a \\text{$b$</script>", "$$a \\text{\\(b\\)$$");
  }

  @Test
  void namesOnTheBodyAreNoFormulas() {
    assertMarkdown(
        "<body data-tex=x class='math inline katex'>Text and <math><mi>x</mi></math>",
        "Text and $x$");
    assertMarkdown("<span class='math math inline'>x^2</span>", "$x^2$");
    assertMarkdown(
        "<div class=katex><p>One.</p><p>Two <math><mi>x</mi></math>.</p></div>",
        "One.\n\nTwo $x$.");
  }

  @Test
  void commentsOfTexGoWithTheirLines() {
    assertMarkdown("<p><script type='math/tex'>a% first\n + b \\% c</script>", "$a + b \\% c$");
  }

  @Test
  void annotationsThatAreNoTexOrEmptyGiveWayToTheMathMl() {
    assertMarkdown(
        "<math><semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation encoding='text/x-asciimath'>a/b</annotation></semantics></math>",
        "$\\frac{a}{b}$");
    assertMarkdown(
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'></annotation></semantics></math>",
        "$x$");
  }

  @Test
  void baitForPatternsTakesLinearTime() {
    int many = 100_000;
    for (String html :
        new String[] {
          "<math><mspace width='" + "1".repeat(many) + "x'/><mi>x</mi></math>",
          "<img class=latex alt='{\\displaystyle" + " ".repeat(many) + "x'>",
          "<img class=latex alt='x" + "\\".repeat(many) + "'>",
          "<img class=latex alt='" + "\\begingroup".repeat(many / 10) + "'>",
          "<script src='mathjax?" + "config=".repeat(many) + "'></script><p>x</p>",
          "<script>MathJax={" + "inlineMath:[".repeat(many) + "}</script><p>x</p>",
          "<p>" + "\\begin{".repeat(many) + "</p>",
          "<p>" + "$${".repeat(many) + "</p>",
          "<article></article>".repeat(many / 10)
        }) {
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> extract(html));
    }
  }
}
