package io.mimodata.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.filter.grade.Domain;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentTaggerTest {
  private final DocumentTagger tagger = new DocumentTagger(0.55);

  @Test
  void codeDoesNotDecideTheLanguage() {
    String code =
        "```java\n" + "for (int index = 0; index < size; index++) { }\n".repeat(10) + "```\n";
    String prose =
        "\u7FA4\u662F\u4E00\u79CD\u4EE3\u6570\u7ED3\u6784\uFF0C\u7531\u4E00\u4E2A\u96C6\u5408\u4EE5\u53CA"
            + "\u4E00\u4E2A\u4E8C\u5143\u8FD0\u7B97\u6240\u7EC4\u6210\uFF0C\u4E0B\u9762\u662F\u4E00\u4E2A"
            + "\u4F8B\u5B50\u3002\u8BF7\u6CE8\u610F\u8FD9\u4E2A\u7A0B\u5E8F\u7684\u8F93\u51FA\u3002"
                .repeat(5);
    assertThat(tagger.tag(code + prose, List.of(code(code))).language().tag()).isEqualTo("zh");
  }

  @Test
  void aDocumentThatIsNearlyAllCodeHasNoLanguage() {
    String code =
        "int f(int x) { return x + 1; } // returns the successor of its argument\n".repeat(9);
    DocumentTags tags = tagger.tag(code + "See above for the whole listing.", List.of(code(code)));
    assertThat(tags.language().isUndetermined()).isTrue();
    assertThat(tags.domain().domain()).isEqualTo(Domain.CODE);
  }

  @Test
  void describesAPageOfMaths() {
    String text =
        "The sum of the first $n$ integers. Let $s = 1 + 2 + ... + n$. Because the sequence can be"
            + " written in reverse order, twice the sum equals $n(n+1)$, and therefore"
            + " $s = n(n+1)/2$. This proof is a classic of elementary number theory.";
    DocumentTags tags = tagger.tag(text, formulas(text));
    assertThat(tags.language().tag()).isEqualTo("en");
    assertThat(tags.domain().domain()).isEqualTo(Domain.MATHS);
    assertThat(tags.quality().reasoning()).isGreaterThan(0.3);
  }

  private static Span code(String code) {
    return new Span(Span.CODE, 0, code.codePointCount(0, code.length()));
  }

  private static List<Span> formulas(String text) {
    return Pattern.compile("\\$[^$]+\\$")
        .matcher(text)
        .results()
        .map(found -> new Span(Span.FORMULA, found.start(), found.end()))
        .toList();
  }
}
