package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.filter.tagger.Domain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteFurnitureTest {
  private static Annotation page(String id, String text, Span... spans) {
    return new Annotation(id, "s", "en", null, text, List.of(spans), Domain.CODE, Map.of(), 1);
  }

  @Test
  void linesOfManyPagesOfASiteGoAndSpansMove() {
    List<Annotation> stripped =
        SiteFurniture.strip(
            List.of(
                page("1", "Home | Help\nAlpha is the first letter of all. \uD835\uDC65"),
                page("2", "Home | Help\nUse `beta`, the second one.", new Span("code", 16, 22)),
                page("3", "Third of them, which is long enough.\nHome | Help\n")));
    assertThat(stripped)
        .extracting(Annotation::text)
        .containsExactly(
            "Alpha is the first letter of all. \uD835\uDC65",
            "Use `beta`, the second one.",
            "Third of them, which is long enough.\n");
    assertThat(stripped.get(1).spans()).containsExactly(new Span("code", 4, 10));
  }

  @Test
  void codeStaysAndSoDoPagesOfNothingElse() {
    List<Annotation> pages =
        List.of(
            page("1", "}\nsome words here", new Span("code", 0, 1)),
            page("2", "}\nother words here", new Span("code", 0, 1)),
            page("3", "}\nfinal words here", new Span("code", 0, 1)));
    assertThat(SiteFurniture.strip(pages)).isEqualTo(pages);
    List<Annotation> menus = List.of(page("1", "Home"), page("2", "Home"), page("3", "Home"));
    assertThat(SiteFurniture.strip(menus)).isEqualTo(menus);
  }
}
