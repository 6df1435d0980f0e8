package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;
import static io.mimodata.extract.html.Golden.extract;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlContentTest {
  private static final String TEXT =
      "The maximum flow problem asks for a feasible flow of the largest value from a source to a sink.";

  private static String numbered(int count, String text) {
    return IntStream.rangeClosed(1, count).mapToObj(text::formatted).collect(Collectors.joining());
  }

  @Test
  void furnitureAroundAnArticleGoes() {
    assertMarkdown(
        "<header><h1>My Site</h1></header><nav><a href=/>Home</a></nav><div class='breadcrumbs'>You are"
            + " here</div><article><h1>Flows</h1><p>"
            + TEXT
            + "</p><p>"
            + TEXT
            + "</p></article>"
            + "<aside>Related</aside><div id=sidebar>Popular posts</div><footer>Copyright</footer>",
        "# Flows\n\n" + TEXT + "\n\n" + TEXT);
  }

  @Test
  void hiddenTextGoes() {
    assertMarkdown(
        "<p>"
            + TEXT
            + "</p><p hidden>a</p><p style='color:red; display: none'>b</p>"
            + "<p aria-hidden=true>c</p><script>d</script><noscript>e</noscript><!-- f -->",
        TEXT);
  }

  @Test
  void aBodyWithAClutterNameStays() {
    assertMarkdown("<div class='sidebar-layout menu'><p>" + TEXT + "</p></div>", TEXT);
  }

  @Test
  void aHiddenBodyStays() {
    assertMarkdown("<div style='visibility:hidden'><p>" + TEXT + "</p></div>", TEXT);
  }

  @Test
  void allPostsOfAThreadStay() {
    String post = "<div class=post><p>%d. " + TEXT + "</p></div>";
    assertMarkdown(
        "<div class=thread>" + post.formatted(1) + post.formatted(2) + post.formatted(3) + "</div>",
        "1. " + TEXT + "\n\n2. " + TEXT + "\n\n3. " + TEXT);
  }

  @Test
  void aLongPostDoesNotHideAShortOne() {
    assertMarkdown(
        "<div><article><p>"
            + (TEXT + " ").repeat(9)
            + "</p></article><article><p>"
            + TEXT
            + TEXT
            + "</p></article></div>",
        (TEXT + " ").repeat(9).strip() + "\n\n" + TEXT + TEXT);
  }

  @Test
  void shortSectionsBesideALongOneStay() {
    String members = "<h3>f</h3><p>Does this and that to it.</p>".repeat(300);
    assertThat(
            extract(
                    "<main><section><p>A description.</p><ul>"
                        + "<li>It is one of several short lines.</li>".repeat(40)
                        + "</ul></section><section>"
                        + members
                        + "</section></main>")
                .markdown())
        .startsWith("A description.\n\n- It is one");
  }

  @Test
  void anUnclosedFigureDoesNotBecomeTheContent() {
    assertMarkdown(
        "<div><p>First. "
            + TEXT
            + "</p><figure><img>"
            + numbered(9, "<p>%d. " + TEXT + "</p>")
            + "</div>",
        "First. " + TEXT + numbered(9, "\n\n%d. " + TEXT));
  }

  @Test
  void blocksOfLinksGo() {
    assertMarkdown(
        "<div><p>"
            + TEXT
            + "</p><ul><li><a href=a>One</a></li><li><a href=b>Two</a></li>"
            + "<li><a href=c>Three</a></li></ul><p>"
            + TEXT
            + "</p></div>",
        TEXT + "\n\n" + TEXT);
  }

  @Test
  void aHeadingOutsideTheContentIsKeptIfItIsThePagesTitle() {
    assertMarkdown(
        "<title>Class Flow (My API)</title><div><h2>Class Flow</h2></div><div><p>"
            + TEXT
            + "</p><p>"
            + TEXT
            + "</p></div>",
        "## Class Flow\n\n" + TEXT + "\n\n" + TEXT);
  }

  @Test
  void permalinksOfHeadingsGo() {
    assertMarkdown("<h2>Use<a href='#use'>¶</a></h2><p>" + TEXT + "</p>", "## Use\n\n" + TEXT);
  }

  @Test
  void titleAndFacts() {
    var page =
        extract(
            "<html lang=en><head><title>A - Site</title><meta property='og:title' content=' A  title '>"
                + "<meta name=author content=Ann><meta property='article:published_time' content=2020-01-02>"
                + "<meta property='og:site_name' content=Site></head><body><p>x</p>");
    assertThat(page.title()).isEqualTo("A title");
    assertThat(page.metadata())
        .isEqualTo(
            Map.of(
                "author", "Ann", "date", "2020-01-02", "site", "Site", "declared_language", "en"));
    assertThat(page.extractor()).isEqualTo("html/3");
  }

  @Test
  void charsetIsGivenOrFound() {
    HtmlExtractor extractor = new HtmlExtractor();
    assertThat(extractor.extract("<p>é</p>".getBytes(ISO_8859_1), ISO_8859_1, null).markdown())
        .isEqualTo("é");
    assertThat(
            extractor
                .extract("<meta charset=iso-8859-1><p>é</p>".getBytes(ISO_8859_1), null, null)
                .markdown())
        .isEqualTo("é");
    assertThat(extractor.extract("<p>é</p>".getBytes(UTF_8), null, null).markdown()).isEqualTo("é");
  }

  @Test
  void whatIsNoPageIsEmptyOrText() {
    assertThat(extract("").isEmpty()).isTrue();
    assertThat(extract("<html><body></body></html>").isEmpty()).isTrue();
    assertThat(extract("<frameset><frame src=a></frameset>").isEmpty()).isTrue();
    assertThat(extract("plain words").markdown()).isEqualTo("plain words");
  }

  @Test
  void deepNestingIsNoStackOverflow() {
    assertThat(extract("<div><b>".repeat(20_000) + TEXT).markdown()).contains("maximum flow");
    assertThat(extract("<math>" + "<mrow>".repeat(20_000) + "<mi>x</mi>").isEmpty()).isFalse();
  }

  @Test
  void randomPagesGiveValidSpansAndTheSameResultTwice() {
    long seed = 20_260_801;
    System.out.println("random pages, seed " + seed);
    Random random = new Random(seed);
    String[] parts = {
      "<p>",
      "</p>",
      "<div>",
      "</div>",
      "<ul>",
      "<li>",
      "</ul>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<pre>",
      "</pre>",
      "<code>",
      "</code>",
      "<b>",
      "</b>",
      "<h2>",
      "</h2>",
      "<blockquote>",
      "$x$",
      "\\(y",
      "\\)",
      "\\[",
      "\\]",
      "$$",
      "{",
      "}",
      "`",
      "```\n",
      "|",
      "word ",
      "\n",
      "\uD83D\uDE00",
      "<math><mi>x</mi></math>",
      "<br>",
      "<script type='math/tex'>z</script>",
      "<sup>2</sup>",
      "$"
    };
    for (int i = 0; i < 400; i++) {
      StringBuilder html =
          new StringBuilder("<script>inlineMath: [['$','$']]; renderMathInElement</script>");
      for (int j = random.nextInt(60); j >= 0; j--) {
        html.append(parts[random.nextInt(parts.length)]);
      }
      var page = extract(html.toString());
      assertThat(extract(html.toString())).isEqualTo(page);
      int lastStart = 0;
      int lastEnd = 0;
      for (var span : page.spans()) {
        String text = Golden.textOf(page, span);
        String edge = span.kind().equals("formula") ? "$" : span.kind().equals("code") ? "`" : "|";
        assertThat(text).as(html.toString()).startsWith(edge).endsWith(edge).hasSizeGreaterThan(2);
        assertThat(span.start()).isGreaterThanOrEqualTo(lastStart);
        lastStart = span.start();
        if (!span.kind().equals("table")) {
          assertThat(span.start()).as(html.toString()).isGreaterThanOrEqualTo(lastEnd);
          lastEnd = span.end();
        }
      }
    }
  }

  @Test
  void whatAPageSaysAgainAndAgainStaysOnce() {
    String call = "<p>Subscribe to our letter and stay smart with more stories.</p>";
    assertMarkdown(
        "<article><p>1. "
            + TEXT
            + "</p>"
            + call
            + "<p>2. "
            + TEXT
            + "</p>"
            + call
            + call
            + "<ul><li>Returns the same value as before, always.<li>Returns the same value as before, always."
            + "<li>Returns the same value as before, always.</ul></article>",
        "1. "
            + TEXT
            + "\n\nSubscribe to our letter and stay smart with more stories.\n\n2. "
            + TEXT
            + "\n\n- Returns the same value as before, always.\n- Returns the same value as before, always."
            + "\n- Returns the same value as before, always.");
  }

  private static final String SENTENCE =
      "A heap is a tree in which no child is smaller than its parent, and it is kept in an array. ";

  @Test
  void namesAloneLoseNoContent() {
    String profiles =
        IntStream.range(0, 10)
            .mapToObj(i -> "<div class=profile><p>" + i + " " + SENTENCE + "</p></div>")
            .collect(Collectors.joining());
    assertThat(extract("<h1>People</h1>" + profiles).markdown()).contains("0 A heap", "9 A heap");
    assertThat(extract("<nav><a href=x>Home</a><main><h1>Heaps</h1><p>" + SENTENCE).markdown())
        .contains("A heap is a tree");
    assertThat(
            extract(
                    "<article><p>"
                        + SENTENCE.repeat(3)
                        + "</p><p class=paywall>One more: "
                        + SENTENCE
                        + "</p></article>")
                .markdown())
        .contains("One more");
  }

  @Test
  void idsNameHeadingsByTheirWords() {
    assertMarkdown(
        "<article><h1>API</h1><p>"
            + SENTENCE
            + "</p><section id=cookies><h2 id=cookies class=anchorWithStickyNavbar>Cookies</h2><p>"
            + SENTENCE
            + "</p></section><dl><dt id=login>login()</dt><dd>Opens a session.</dd></dl></article>"
            + "<div id=sidebar-main><p>Elsewhere on this site there is more.</p></div>",
        "# API\n\n"
            + SENTENCE.strip()
            + "\n\n## Cookies\n\n"
            + SENTENCE.strip()
            + "\n\nlogin()\n\n- Opens a session.");
  }

  @Test
  void aHeadingThatAnIdRepeatsNeedsMoreThanASidebar() {
    assertMarkdown(
        "<div id=main><h1>Trees</h1><p>"
            + SENTENCE
            + "</p><section id=cookies><h2>Cookies</h2><p>"
            + SENTENCE
            + "</p></section></div><div id=sidebar><h2>About</h2><p>Elsewhere there is more.</p></div>",
        "# Trees\n\n" + SENTENCE.strip() + "\n\n## Cookies\n\n" + SENTENCE.strip());
  }

  @Test
  void whatAPageIsWithIsNotWhatItIs() {
    assertMarkdown(
        "<div class='page-with-sidebar'><article><h1>Trees</h1><p>"
            + SENTENCE
            + "</p></article><div class='sidebar with-border'><p>Elsewhere there is more.</p></div></div>",
        "# Trees\n\n" + SENTENCE.strip());
  }

  @Test
  void panelsOfTabsAndQuotationsAsideStay() {
    assertThat(
            extract(
                    "<article><p>"
                        + SENTENCE.repeat(4)
                        + "</p><div role=tabpanel hidden>With yarn.</div>"
                        + "<aside class='quote no-group'><blockquote>Heaps are fun.</blockquote></aside>"
                        + "<aside class=promo><p>Buy our book of trees.</p></aside></article>")
                .markdown())
        .contains("With yarn.", "> Heaps are fun.")
        .doesNotContain("Buy our book");
  }

  @Test
  void theTitleInAHeaderIsKept() {
    assertMarkdown(
        "<title>How heaps work - Trees</title><header class=site-header><h1>Trees</h1></header>"
            + "<header><h1>How heaps work</h1></header><article><p>"
            + SENTENCE.repeat(3)
            + "</p></article>",
        "# How heaps work\n\n" + SENTENCE.repeat(3).strip());
  }

  @Test
  void aHeadingMaySayMoreThanTheTitle() {
    assertMarkdown(
        "<title>Heap (Trees and graphs 4.0)</title><div class=header><h2>Class Heap of the ordered <a"
            + " href=x>Element</a></h2></div><div class=content><p>"
            + SENTENCE.repeat(3)
            + "</p></div>",
        "## Class Heap of the ordered Element\n\n" + SENTENCE.repeat(3).strip());
  }

  @Test
  void anEmptyElementBesideALinkIsNotThePage() {
    assertThat(
            extract("<div><a href=x>A long text that is a link to elsewhere</a></div><div></div>")
                .markdown())
        .contains("A long text");
  }
}
