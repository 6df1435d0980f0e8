package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;
import static io.mimodata.extract.html.Golden.extract;
import static io.mimodata.extract.html.Golden.spans;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import org.junit.jupiter.api.Test;

class HtmlStructureTest {
  @Test
  void headingsAndParagraphs() {
    assertMarkdown(
        "<h1>One<br>line</h1><p>First\n  text.</p><p>Second&nbsp;text.</p><h3> </h3><h3>Sub</h3>",
        "# One line\n\nFirst text.\n\nSecond text.\n\n### Sub");
  }

  @Test
  void linksGiveTheirTextAndImagesNothing() {
    assertMarkdown(
        "<p>See <a href='/x'>the page</a><img src=a.png alt='A photo'>.</p>", "See the page.");
  }

  @Test
  void emphasisHugsItsText() {
    assertMarkdown(
        "<p>a<b> bold </b>and <i></i><em>it<wbr>alic</em>.</p>", "a **bold** and *italic*.");
  }

  @Test
  void emphasisAroundBlocksIsLeftOut() {
    assertMarkdown("<b><p>One</p><p>Two</p></b>", "One\n\nTwo");
  }

  @Test
  void nestedAndNumberedLists() {
    assertMarkdown(
        "<ul><li>a<ol start=3><li>x</li><li><p>y</p></li></ol></li><li>b</li></ul><p>end</p>",
        "- a\n  3. x\n  4. y\n- b\n\nend");
  }

  @Test
  void listItemsOfSeveralParagraphsAreIndented() {
    assertMarkdown("<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>", "1. a\n\n   b\n\n2. c");
  }

  @Test
  void listsThatHoldSectionsAreLayout() {
    assertMarkdown(
        "<ul><li><h3>Methods</h3><p>text</p></li><li><h3>Fields</h3></li></ul>",
        "### Methods\n\ntext\n\n### Fields");
  }

  @Test
  void definitionLists() {
    assertMarkdown(
        "<dl><dt>Returns:</dt><dd>a flow</dd><dd>or null</dd></dl>",
        "Returns:\n\n- a flow\n- or null");
  }

  @Test
  void quotesKeepTheirPrefixOnEveryLine() {
    assertMarkdown(
        "<p>x</p><blockquote><p>a</p><p>b<br>c</p><ul><li>d</li></ul></blockquote><p>y</p>",
        "x\n\n> a\n>\n> b\n> c\n>\n> - d\n\ny");
  }

  @Test
  void twoBreaksAreAParagraph() {
    assertMarkdown("<div>a<br>b<br><br>c</div>", "a\nb\n\nc");
  }

  @Test
  void exponentsAndIndexesAreMarkedOrdinalsAreNot() {
    assertMarkdown(
        "<p>10<sup>-3</sup> m<sup>2</sup>, x<sub>i</sub>, the 2<sup>nd</sup>"
            + " time<sup><a href='#1'>[1]</a></sup></p>",
        "10^{-3} m^2, x_i, the 2nd time[1]");
  }

  @Test
  void invisibleCharactersAreLeftOut() {
    assertMarkdown("<p>a&shy;b&#2;c&#x200B;d&zwnj;e</p>", "abcd\u200Ce");
  }

  @Test
  void literalDollarsAndFencesAreEscaped() {
    assertMarkdown("<p>$5 or $6</p><p>``` is a fence</p>", "\\$5 or \\$6\n\n\\``` is a fence");
  }

  @Test
  void tableWithHeader() {
    Extraction page =
        extract(
            "<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
                + "<tr><td>1</td><td>x | <code>p|q</code></td></tr><tr><td></td><td>2</td></tr></table>");
    String table = "| a | b |\n| --- | --- |\n| 1 | x \\| `p\\|q` |\n| | 2 |";
    assertThat(page.markdown()).isEqualTo("T\n\n" + table);
    assertThat(spans(page, Span.TABLE)).containsExactly(table);
    assertThat(spans(page, Span.CODE)).containsExactly("`p\\|q`");
  }

  @Test
  void tableWithoutHeaderGetsAnEmptyOne() {
    assertMarkdown(
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "|   |   |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |");
  }

  @Test
  void spannedCellsKeepTheColumns() {
    assertMarkdown(
        "<table><tr><th>a</th><th colspan=2>b</th></tr>"
            + "<tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>",
        "| a | b | |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| | 4 | 5 |");
  }

  @Test
  void layoutTablesAreUnwrapped() {
    assertMarkdown(
        "<table><tr><td><h2>Title</h2><p>Text</p></td><td><p>More</p></td></tr></table>",
        "## Title\n\nText\n\nMore");
  }

  @Test
  void spansCountCodePoints() {
    Extraction page = extract("<p>\uD835\uDC65 \uD83D\uDE00 <code>a</code> and <code>b</code></p>");
    assertThat(page.spans())
        .containsExactly(new Span(Span.CODE, 4, 7), new Span(Span.CODE, 12, 15));
  }

  @Test
  void textOfSeveralElementsOpensNoFence() {
    assertMarkdown("<p><b></b>~~<i></i>~ and so on</p>", "~~\\~ and so on");
  }

  @Test
  void nestingIsBounded() {
    String quotes = extract("<blockquote>a ".repeat(2_000)).markdown();
    assertThat(quotes.lines().mapToInt(String::length).max().orElse(0)).isLessThan(100);
    String items = extract("<ul><li>a ".repeat(2_000)).markdown();
    assertThat(items.lines().mapToInt(String::length).max().orElse(0)).isLessThan(100);
  }

  @Test
  void aListInACellIsOneLine() {
    assertMarkdown(
        "<p>Some of the values.</p><table><tr><th>a<th>b</tr><tr><td>x<ul><li>one<b>two</b> three</li><li>f$our</ul><td>y</tr></table>",
        "Some of the values.\n\n| a | b |\n| --- | --- |\n| x one**two** three f\\$our | y |");
  }

  @Test
  void columnsStayBesideCellsThatReachDown() {
    assertMarkdown(
        "<table><colgroup><col></colgroup><caption>Cap</caption><tr><th>a<th rowspan=2>b</tr><tr><td>c</tr><tr><td>d<td>e</tr></table>",
        "Cap\n\n| a | b |\n| --- | --- |\n| c | |\n| d | e |");
    assertMarkdown(
        "<table><tr><th colspan=100>a</tr><tr><td>c<td>d</tr></table>",
        "| a | |\n| --- | --- |\n| c | d |");
  }

  @Test
  void pipesAreEscapedInCellsOnly() {
    assertMarkdown("<h2><code>a|b</code> c|d</h2>", "## `a|b` c|d");
  }
}
