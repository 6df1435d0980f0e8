package io.mimodata.extract.html;

import static io.mimodata.extract.html.Golden.assertMarkdown;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts of forums, questions and answers, and what stands around them. */
class HtmlThreadTest {
  private static final String TEXT =
      "A planar graph can be drawn so that no two of its edges cross, and there is a test that takes linear time.";

  private static String posts(int count, String post) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> post.replace("%", "" + number).replace("TEXT", TEXT))
        .collect(Collectors.joining());
  }

  private static String texts(int count, String text) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> text.replace("%", "" + number).replace("TEXT", TEXT))
        .collect(Collectors.joining("\n\n"));
  }

  @Test
  void onlyTheBodiesOfPostsStay() {
    assertMarkdown(
        "<title>Planar graphs - Forum</title><h1>Planar graphs</h1><div class=thread>"
            + posts(
                3,
                "<div class='post has-profile' id=p%><dl class=postprofile><dt>ann</dt>"
                    + "<dd>Posts: 4%</dd><dd>Joined: 2 Mar 2014</dd></dl>"
                    + "<h3><a href='#p%'>Re: Planar graphs</a></h3><p class=author>by ann, % hours ago</p>"
                    + "<div class=postbody-content><div class=post_content>%. TEXT</div></div>"
                    + "<div class=sig>Never give up</div><ul><li><a href=#>Reply</a></ul></div>")
            + "</div>",
        "# Planar graphs\n\n" + texts(3, "%. TEXT"));
  }

  @Test
  void aShortPostIsAPost() {
    assertMarkdown(
        "<div>"
            + posts(2, "<div class=reply><b>ann</b><div class=reply-text>%. TEXT</div></div>")
            + "<div class=reply><b>bob</b><div class=reply-text>Thanks!</div></div></div>",
        texts(2, "%. TEXT") + "\n\nThanks!");
  }

  @Test
  void codeAndFormulasBesideABodyStay() {
    assertMarkdown(
        "<div>"
            + posts(2, "<div class=m><div class=message-body>%. TEXT</div><p>%th reply</p></div>")
            + "<pre>x = 1\ny = 2</pre></div>",
        texts(2, "%. TEXT") + "\n\n```\nx = 1\ny = 2\n```");
  }

  @Test
  void remarksOnAnswersGo() {
    assertMarkdown(
        "<main>"
            + posts(
                2,
                "<div class=answer><div class=post-text itemprop=text>%. TEXT</div><ul class=comments>"
                    + "<li><span class=comment-text>Is that so for every number of edges that we may"
                    + " think of, or for some of them alone? $x$</span></ul></div>")
            + "</main>",
        texts(2, "%. TEXT"));
  }

  @Test
  void repliesToAnArticleDoNotReplaceIt() {
    String article = posts(6, "<p>%. TEXT TEXT</p>");
    assertMarkdown(
        "<article>"
            + article
            + "</article><div>"
            + posts(3, "<div class=c><div class=comment-body>Reply %. TEXT</div></div>")
            + "</div>",
        texts(6, "%. TEXT TEXT"));
  }

  @Test
  void authorsAndTimesGoWhateverTheyAreCalled() {
    assertMarkdown(
        "<main>"
            + posts(
                3,
                "<div class=css-1><div class=css-2><a href=/u/ann>Ann</a> <span>Member</span>"
                    + "<div class=css-3>May 1%, 2024 at 1%:26</div></div><p>%. TEXT</p></div>")
            + "</main>",
        texts(3, "%. TEXT"));
  }

  @Test
  void aVeryShortReplyIsNoByline() {
    assertMarkdown(
        "<main>"
            + posts(
                2,
                "<div class=c1><div class=c2><i>ann</i><span class=date>% days ago</span></div><p>%. TEXT</p></div>")
            + "<div class=c1><div class=c2><i>bob</i><span class=date>1 day ago</span></div><p>No.</p></div></main>",
        texts(2, "%. TEXT") + "\n\nNo.");
  }

  @Test
  void theDatesOfAChronicleStay() {
    assertMarkdown(
        "<h1>Releases</h1><ul>"
            + posts(3, "<li><time>May %, 2024 10:00</time>")
            + "</ul><p>TEXT</p>".replace("TEXT", TEXT),
        "# Releases\n\n- May 1, 2024 10:00\n- May 2, 2024 10:00\n- May 3, 2024 10:00\n\n" + TEXT);
  }

  @Test
  void theDatesInATableStay() {
    assertMarkdown(
        "<p>"
            + TEXT
            + "</p><table><tr><th>At<th>What</tr><tr><td>2024-05-01 10:00<td>start</tr>"
            + "<tr><td>2024-05-02 10:00<td>end</tr></table>",
        TEXT
            + "\n\n| At | What |\n| --- | --- |\n| 2024-05-01 10:00 | start |\n| 2024-05-02 10:00 | end |");
  }

  @Test
  void postsLaidOutAsQuotesInAListAreNeither() {
    assertMarkdown(
        "<ol>"
            + posts(
                2,
                "<li class=postbit><div class=head>% hours ago</div><blockquote><p>%. TEXT</p>"
                    + "<pre>a\n  b</pre></blockquote>")
            + "</ol>",
        texts(2, "%. TEXT\n\n```\na\n  b\n```"));
  }

  @Test
  void teasersOfOtherPagesGo() {
    assertMarkdown(
        "<ul>"
            + posts(
                4,
                "<li><a href=/%>Another headline of the day</a> <span>It begins with some words...</span>")
            + "</ul><div>"
            + posts(9, "<p>%. TEXT</p>")
            + "</div>",
        texts(9, "%. TEXT"));
  }

  @Test
  void aPageOfTeasersKeepsThem() {
    assertMarkdown(
        "<main>"
            + posts(3, "<div><h2><a href=/%>Headline % of the day</a></h2><p>%. TEXT...</p></div>")
            + "</main>",
        texts(3, "## Headline % of the day\n\n%. TEXT..."));
  }

  @Test
  void aParagraphThatOnlyPointsElsewhereGoes() {
    assertMarkdown(
        "<article>"
            + posts(5, "<p>%. TEXT TEXT</p>")
            + "<p>Related: <a href=/other>What other graphs can be drawn like that</a></p>"
            + "<p>TEXT</p></article>".replace("TEXT", TEXT),
        texts(5, "%. TEXT TEXT") + "\n\n" + TEXT);
  }

  @Test
  void aDialogAboveThePageGoes() {
    assertMarkdown(
        "<p>"
            + TEXT
            + "</p><div class='modal fade'><p>"
            + TEXT.replace("planar", "modal")
            + "</p></div>",
        TEXT);
  }

  @Test
  void theContentOfAPostIsItsBody() {
    assertMarkdown(
        "<main>"
            + posts(
                3,
                "<div class='comment odd'><div class=submitted>ann, member since 2011, 412 posts, 17 thanks</div>"
                    + "<div class=content><p>%. TEXT</p></div><ul class=links><li>reply</ul></div>")
            + "</main>",
        texts(3, "%. TEXT"));
  }

  @Test
  void aShortArticleStaysAboveManyComments() {
    assertMarkdown(
        "<main><div class=story><p>TEXT TEXT</p></div><ol>".replace("TEXT", TEXT)
            + posts(9, "<li class=c%><div class=comment-text>Comment %. TEXT</div>")
            + "</ol></main>",
        TEXT + " " + TEXT + "\n\n" + texts(9, "Comment %. TEXT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class='answer accepted-answer'",
        "class=item-isBestAnswer",
        "itemprop=acceptedAnswer"
      })
  void theAcceptedAnswerIsMarked(String accepted) {
    assertMarkdown(
        "<div class='question has-accepted-answer'><div class=post-text>1. TEXT</div></div>"
                .replace("TEXT", TEXT)
            + "<div class=answer><div class=post-text>2. TEXT</div></div>".replace("TEXT", TEXT)
            + ("<div " + accepted + "><div class=post-text>3. TEXT</div></div>")
                .replace("TEXT", TEXT),
        texts(2, "%. TEXT") + "\n\n**Accepted answer**\n\n3. " + TEXT);
  }

  @Test
  void aShortPostIsReadLikeTheLongOnes() {
    assertMarkdown(
        "<div>"
            + posts(
                2,
                "<div class=post><div id=post_content%><h3>Re: Graphs</h3><ul><li><a href=#>Quote</a></ul><div class=content>%. TEXT</div></div></div>")
            + "<div class=post><div id=post_content3><h3>Re: Graphs</h3><ul><li><a href=#>Quote</a></ul><div class=content>Thanks!</div></div></div></div>",
        texts(2, "%. TEXT") + "\n\nThanks!");
  }

  @Test
  void paragraphsNamedBodyAreNoPosts() {
    assertMarkdown(
        "<article><h1>Graphs</h1>"
            + posts(3, "<p class=post-body-paragraph>%. TEXT</p>")
            + "<h2>More</h2><ul><li>one</li></ul></article>",
        "# Graphs\n\n" + texts(3, "%. TEXT") + "\n\n## More\n\n- one");
  }
}
