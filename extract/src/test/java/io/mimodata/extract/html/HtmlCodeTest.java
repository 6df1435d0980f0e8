package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;
import static io.mimodata.extract.html.Golden.extract;
import static io.mimodata.extract.html.Golden.spans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlCodeTest {
  @Test
  void indentationIsVerbatim() {
    Extraction page = extract("<pre>\n\n  if x:\n\treturn  y   \n\n</pre>");
    assertThat(page.markdown()).isEqualTo("```\n  if x:\n\treturn  y\n```");
    assertThat(spans(page, Span.CODE)).containsExactly("```\n  if x:\n\treturn  y\n```");
  }

  @ParameterizedTest
  @CsvSource({
    "<pre class='language-java'>, java",
    "<pre class='brush: js; gutter: false'>, javascript",
    "<pre><code class='hljs lang-py'>, python",
    "<div class='highlight-source-rust'><pre>, rust",
    "<div class='highlight-python3 notranslate'><div class='highlight'><pre>, python",
    "<pre><code lang='go'>, go",
    "<pre class='csharp'>, csharp",
    "<pre data-lang='c++'>, cpp",
    "<pre class='language-none'>, ''",
    "<pre class='wp-block-preformatted'>, ''"
  })
  void languages(String open, String language) {
    assertMarkdown(open + "a = 1", "```" + language + "\na = 1\n```");
  }

  @Test
  void fenceIsLongerThanAnyRunInside() {
    assertMarkdown("<pre>````\nx\n````</pre>", "`````\n````\nx\n````\n`````");
  }

  @Test
  void inlineCode() {
    assertMarkdown(
        "<p>call <code>f(\n x)</code><code>g</code> or <kbd>a`b</kbd> <code> </code></p>",
        "call `f( x)` `g` or ``a`b``");
  }

  @Test
  void breaksAndBlocksEndLines() {
    assertMarkdown(
        "<pre><code><div class=line>a<span> {</span></div><div class=line>  b</div>}</code></pre>",
        "```\na {\n  b\n}\n```");
    assertMarkdown("<pre>a<br>&nbsp;&nbsp;b</pre>", "```\na\n  b\n```");
  }

  @Test
  void codeWithBreaksButWithoutPre() {
    assertMarkdown(
        "<p>x</p><code>int a;<br />\n&nbsp; int b;</code>", "x\n\n```\nint a;\n  int b;\n```");
  }

  @Test
  void lineNumbersAndButtonsAreLeftOut() {
    assertMarkdown(
        "<pre><button>Copy</button><span class=lineno>1 </span>a\n<span class='linenos'>2 </span>b</pre>",
        "```\na\nb\n```");
  }

  @Test
  void guttersInTables() {
    assertMarkdown(
        "<div class='highlight language-ruby'><table><tr><td class=gutter><pre>1\n2</pre></td>"
            + "<td class=code><pre>a\n  b</pre></td></tr></table></div>",
        "```ruby\na\n  b\n```");
  }

  @Test
  void oneTableRowForEachLine() {
    assertMarkdown(
        "<table><tr><td class=blob-num>1</td><td class=blob-code>a</td></tr>"
            + "<tr><td class=blob-num>2</td><td class=blob-code>  b</td></tr></table>",
        "```\na\n  b\n```");
  }

  @Test
  void codeInListsIsIndentedWithThem() {
    Extraction page = extract("<ol><li>Run<pre>a\n\n  b</pre></li><li>Stop</li></ol>");
    assertThat(page.markdown()).isEqualTo("1. Run\n\n   ```\n   a\n\n     b\n   ```\n\n2. Stop");
    assertThat(spans(page, Span.CODE)).containsExactly("```\n   a\n\n     b\n   ```");
  }

  @Test
  void codeInLayoutTablesKeepsItsLines() {
    assertMarkdown(
        "<table><tr><td>Before</td><td><pre>a\n  b</pre></td></tr><tr><td>x</td><td>y</td></tr></table>",
        "Before\n\n```\na\n  b\n```\n\nx\n\ny");
  }

  @Test
  void codeBetweenBlocksIsABlock() {
    assertMarkdown(
        "<div><div>Code:</div><hr><code>int a[]</code><hr></div><p>with <code>b</code></p>",
        "Code:\n\n```\nint a[]\n```\n\nwith `b`");
  }

  @Test
  void cellsOfNotebooksHaveNoNumbers() {
    assertMarkdown(
        "<div class=cell><div class=input><div class='prompt input_prompt'>In&nbsp;[1]:</div>"
            + "<div class=input_area><div class='highlight hl-ipython3'><pre><span></span><span class=k>print</span>(1)\n</pre></div></div></div>"
            + "<div class=output_wrapper><div class='prompt output_prompt'>Out[1]:</div><div class=output_text><pre>1</pre></div></div></div>"
            + "<div class=jp-Cell><div class='jp-InputPrompt jp-InputArea-prompt'>In [2]:</div><p>Some text about the result of the cell above.</p></div>",
        "```python\nprint(1)\n```\n\n```\n1\n```\n\nSome text about the result of the cell above.");
  }

  @Test
  void aColumnOfDataNamedCodeIsNoCode() {
    assertMarkdown(
        "<table><tr><th>Code<th>Meaning<tr><td class=code>E101<td>Disk is full<tr><td class=code>E102<td>No paper</table>",
        "| Code | Meaning |\n| --- | --- |\n| E101 | Disk is full |\n| E102 | No paper |");
  }

  @Test
  void namesOfPluginsOnTheCodeItselfDoNotHideIt() {
    assertMarkdown(
        "<div class=code-toolbar><pre class='language-js line-numbers'><code class='language-js line-numbers copy'>let a = 1;\nlet b = 2;</code></pre>"
            + "<div class=toolbar>Copy</div></div>",
        "```javascript\nlet a = 1;\nlet b = 2;\n```");
  }

  @Test
  void labelsAboveCodeGo() {
    assertMarkdown(
        "<p>So:</p><div class=codebox><p>Code: <a href=#>Select all</a></p><pre><code>x = 1\ny = 2</code></pre></div>"
            + "<div><span>Bash</span><div><pre>ls\ncd</pre></div></div><p>Copy this:</p><pre>z\nw</pre>",
        "So:\n\n```\nx = 1\ny = 2\n```\n\n```\nls\ncd\n```\n\nCopy this:\n\n```\nz\nw\n```");
  }

  @Test
  void whatAnAuthorWritesAboveCodeStays() {
    assertMarkdown(
        "<h3>Python</h3><pre>a = 1\nb</pre><p>Output:</p><pre>1\n2</pre><p>Java:</p><pre>int a;\nint b;</pre>",
        """
        ### Python

        ```
        a = 1
        b
        ```

        Output:

        ```
        1
        2
        ```

        Java:

        ```
        int a;
        int b;
        ```""");
  }

  @Test
  void aLongTableOfLinesTakesLinearTime() {
    String row = "<tr><td class=blob-num data-line-number=%d></td><td class=blob-code>x</td></tr>";
    String html = IntStream.range(0, 20_000).mapToObj(row::formatted).collect(Collectors.joining());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertMarkdown("<table>" + html + "</table>", "```\n" + "x\n".repeat(20_000) + "```"));
  }

  @Test
  void exponentsAndIndicesInCodeAreMarked() {
    assertMarkdown(
        "<pre>X<sup>T</sup>X b<sub>10</sub>\n10<sup>-3</sup> 1<sup>st</sup></pre><p>It is <code>a<sup>2</sup></code>.</p>",
        "```\nX^TX b_{10}\n10^{-3} 1st\n```\n\nIt is `a^2`.");
  }

  @Test
  void linesThatAreBlocksAreCode() {
    assertMarkdown(
        "<div class=fragment><div class=line><span class=lineno>    1</span>int main() {</div>"
            + "<div class=line><span class=lineno>    2</span>  return 0;</div></div>",
        "```\nint main() {\n  return 0;\n```");
    assertMarkdown("<xmp>a <b> c\n  d</xmp>", "```\na <b> c\n  d\n```");
  }

  @Test
  void aLineFeedInCodeWithoutPreIsASpace() {
    assertMarkdown(
        "<p>x</p><code>int\nfoo bar\nbaz</code><p>y</p>", "x\n\n```\nint foo bar baz\n```\n\ny");
  }
}
