package io.mimodata.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></pre></details><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!-- --!> <![CDATA[ ]]> &lt; &#60; &amp",
        "𝒙 ∈ ℝ, 你好, עברית"
      })
  void hostileTextComesOutAsTheTextItIs(String hostile) {
    String markup = new Html().element("p", hostile, "title", hostile).markup();

    Document page = Jsoup.parseBodyFragment(markup);
    assertThat(page.body().children()).hasSize(1);
    assertThat(page.selectFirst("p").wholeText()).isEqualTo(hostile);
    assertThat(page.selectFirst("p").attr("title")).isEqualTo(hostile);
    assertThat(page.selectFirst("p").attributes()).hasSize(1);
  }

  @Test
  void randomTextNeverLeavesItsElement() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "<>\"'&/=!-;#x script\u0000\u202e\ud835\udc99\r\n";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String markup = new Html().element("pre", text.toString(), "title", text.toString()).markup();
      Document page = Jsoup.parseBodyFragment(markup);
      assertThat(page.body().childNodes()).as("seed %d: %s", seed, markup).hasSize(1);
      assertThat(page.select("pre > *")).as("seed %d: %s", seed, markup).isEmpty();
    }
  }

  @Test
  void charactersWithoutAPlaceInAPageAreReplaced() {
    assertThat(new Html().text("a\u0000b\u001bc\ud835d\uffffe\u202ef\tg\n").markup())
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\tg\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "src", "srcset", "formaction", "data", "x y", "ÿ"})
  void attributesThatCouldRunStyleOrFetchAreRefused(String attribute) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Html().open("p", attribute, "1"))
        .withMessageContaining(attribute);
  }

  @Test
  void linksStayOnThePage() {
    assertThat(new Html().element("a", "x", "href", "#x").markup())
        .isEqualTo("<a href=\"#x\">x</a>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Html().open("a", "href", "javascript:alert(1)"))
        .withMessageContaining("javascript:alert(1)");
  }

  @Test
  void elementsCloseInOrder() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Html().open("p").open("b").close("p"))
        .withMessageContaining("<p>")
        .withMessageContaining("b");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Html().open("p").markup())
        .withMessageContaining("p");
    assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", "class"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p><script"));
  }

  @Test
  void anAttributeWithoutAValueIsLeftOut() {
    assertThat(new Html().leaf("meta", "name", null, "charset", "utf-8").markup())
        .isEqualTo("<meta charset=\"utf-8\"/>");
  }

  @Test
  void embeddedResourcesKeepTheirBytesAndCannotEndTheirElement() {
    assertThat(new Html().embed("style", "a > b {}").markup()).isEqualTo("<style>a > b {}</style>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Html().embed("script", "x = '</SCRIPT>'"));
  }
}
