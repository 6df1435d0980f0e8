package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.extract;
import static io.mimodata.extract.html.Golden.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Mutated markup of all forms that the extractor knows gives no exception, no hang, and Markdown
 * whose fences and formulas are closed. {@code -Dfuzz.cases=100000} runs more of them.
 */
class HtmlFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 3_000);

  private static final List<String> SEEDS =
      List.of(
          "<article><h1>Title</h1><p>Some text with \\(x^2\\) and <b>bold</b> words, $a$ and $$b$$.</p></article>",
          "<script>MathJax={tex:{inlineMath:[['$','$']]}}</script><p>cost $5 and $x_1$ is \\[y\\] [tex]z[/tex]</p>",
          "<p><script type='math/tex; mode=display'>\\frac{a}{b}</script><span class=MathJax>ab</span></p>",
          "<math display=block><mrow><mo>(</mo><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>)</mo></mrow></math>",
          "<math><mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><none/></mmultiscripts><mtable><mtr><mtd>1</mtd></mtr></mtable></math>",
          "<span class=katex><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics></math></span>",
          "<img class=latex alt='\\alpha'><img src='http://latex.codecogs.com/gif.latex?x' alt='x'>",
          "<pre><code class='language-java'>int i = 0;\n  ```\n</code></pre><code>a`b</code><code>x<br>y</code>",
          "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td><td class=code><pre>a\nb</pre></td></tr></table>",
          "<table><tr><th>a<th>b|c</tr><tr><td rowspan=2>1<td>$2$</tr><tr><td colspan=3><pre>x\ny</pre></tr></table>",
          "<ul><li>one<ul><li>two<pre>three</pre></ul><li><p>four<p>five</ul><ol start=7><li>six</ol>",
          "<blockquote><p>quote<blockquote>inner $$x\ny$$</blockquote></blockquote><dl><dt>a<dd>b</dl>",
          "<div class=post><p class=author>ann, 3 hours ago</p><div class=post-body>First post here</div></div>"
              + "<div class=post><div class=post-body>Second <blockquote>quoted</blockquote> post</div></div>",
          "<p>10<sup>-3</sup> H<sub>2</sub>O &nbsp;&#x200B;&shy; \uD83D\uDE00 \\$ \\\\ ~~~ ``` </p>",
          "<script src='MathJax.js?config=AM_CHTML'></script><p>`sum_(i=1)^n i/2` and `[[a,b],[c,d]]`</p>"
              + "<script type='math/asciimath'>sqrt x</script>",
          "<link href=katex.css><p>so x2x^2x2 and <span class=katex>ab\\frac{a}{b}ba</span>, aia_iai\u200b</p>",
          "<div class=question><div class=post-text>Why is it so?</div></div><div class='answer accepted'>"
              + "<div class=post-text>Because \\(a=b\\).</div><div class=comments>ok</div></div>",
          "<body class='math inline katex two-column-summary' data-tex=x><p>a <math><mi>x</mi></math></p>",
          "<frameset data-tex=x><frame></frameset>",
          "<table><tr><th>a<th rowspan=2>b<tr><td>x<ul><li>one<b>two</b></ul><td>$y$<tr><td>p|q</table>",
          "<details><summary>S</summary>text</details><figure><img><figcaption>cap</figcaption></figure>");

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "</",
          "\"",
          "'",
          "$",
          "$$",
          "\\(",
          "\\)",
          "\\[",
          "\\]",
          "\\begin{align}",
          "\\end{align}",
          "{",
          "}",
          "\\",
          "`",
          "^",
          "_",
          "```",
          "~~~",
          "\n",
          "\n\n",
          "|",
          "<pre>",
          "</pre>",
          "<code>",
          "</code>",
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<table>",
          "<tr>",
          "<td>",
          "<ul>",
          "<li>",
          "<math>",
          "</math>",
          "<mi>",
          "<script>",
          "</script>",
          "<!--",
          "-->",
          "<svg>",
          "&",
          "&#0;",
          "&#xD800;",
          "\uD800",
          "\u0000",
          "\u202E",
          "<b>",
          "<blockquote>",
          "[tex]",
          "[/tex]",
          "<select>",
          "<template>",
          "<textarea>",
          "<br>",
          "\r",
          "\uFEFF",
          "<a href=x>");

  private static final Pattern BARE_DOLLAR = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\$");

  @Test
  void mutatedMarkupGivesWellFormedMarkdown() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      String html = mutated(random);
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check(html), () -> "hangs: " + html);
    }
  }

  private static String mutated(Random random) {
    StringBuilder html = new StringBuilder();
    int seeds = 1 + random.nextInt(3);
    for (int i = 0; i < seeds; i++) {
      html.append(SEEDS.get(random.nextInt(SEEDS.size())));
    }
    int mutations = random.nextInt(8);
    for (int i = 0; i < mutations && html.length() > 0; i++) {
      int at = random.nextInt(html.length());
      int end = Math.min(html.length(), at + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> html.delete(at, end);
        case 1 -> html.insert(random.nextInt(html.length()), html.substring(at, end));
        default -> html.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return html.toString();
  }

  private static void check(String html) {
    Extraction page;
    try {
      page = extract(html);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("fails: " + html, e);
    }
    String text = page.markdown();
    assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
        .as("control characters of: %s", html)
        .isEmpty();
    assertThat(text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
        .as("halves of characters of: %s", html)
        .isEmpty();
    int end = 0;
    StringBuilder outside = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (Span span : page.spans()) {
      if (span.kind().equals(Span.TABLE)) {
        assertThat(textOf(page, span).lines().map(line -> line.replaceAll("^[> ]*", "")))
            .as("rows of: %s", html)
            .allMatch(line -> line.startsWith("|"));
        continue;
      }
      assertThat(span.start()).as("spans of: %s", html).isGreaterThanOrEqualTo(end);
      outside.append(new String(points, end, span.start() - end)).append('·');
      end = span.end();
      checkSpan(span, textOf(page, span), html);
    }
    outside.append(new String(points, end, points.length - end));
    assertThat(BARE_DOLLAR.matcher(outside).find())
        .as("a dollar outside formulas of: %s%n%s", html, text)
        .isFalse();
    assertThat(outside.toString().lines().map(String::strip))
        .as("fences outside code of: %s", html)
        .noneMatch(line -> line.startsWith("```") || line.startsWith("~~~"));
  }

  private static void checkSpan(Span span, String text, String html) {
    if (span.kind().equals(Span.FORMULA)) {
      String mark = text.startsWith("$$") ? "$$" : "$";
      assertThat(text).as("formula of: %s", html).startsWith(mark).endsWith(mark);
      assertThat(text.length()).as("formula of: %s", html).isGreaterThan(2 * mark.length());
      String inner = text.substring(mark.length(), text.length() - mark.length());
      assertThat(inner.endsWith("\\") && !inner.endsWith("\\\\"))
          .as("formula of: %s: %s", html, text)
          .isFalse();
      if (mark.equals("$")) {
        assertThat(BARE_DOLLAR.matcher(inner).find())
            .as("formula of: %s: %s", html, text)
            .isFalse();
      }
    } else {
      int ticks = 0;
      while (ticks < text.length() && text.charAt(ticks) == '`') {
        ticks++;
      }
      String fence = "`".repeat(ticks);
      assertThat(ticks).as("code of: %s", html).isPositive();
      assertThat(text).as("code of: %s", html).endsWith(fence);
    }
  }
}
