package io.mimodata.filter.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTextTest {
  @Test
  void positionsAreCodePoints() {
    String text = "\uD835\uDC65 is $x$!";
    assertThat(new RegionText(text, List.of(new Span(Span.FORMULA, 5, 8))).wording())
        .isEqualTo("\uD835\uDC65 is  !");
  }

  @Test
  void codeWinsWhereSpansOverlap() {
    RegionText text =
        new RegionText(
            "abcdef",
            List.of(
                new Span(Span.CODE, 1, 3),
                new Span(Span.FORMULA, 2, 5),
                new Span(Span.TABLE, 0, 6)));
    assertThat(text.count(Region.CODE)).isEqualTo(2);
    assertThat(text.count(Region.FORMULA)).isEqualTo(2);
    assertThat(text.count(Region.TABLE)).isEqualTo(2);
    assertThat(text.wording()).isEqualTo("a f");
  }

  @Test
  void aSpanOutsideTheTextIsCut() {
    assertThat(
            new RegionText("abc", List.of(new Span(Span.CODE, 2, 99), new Span(Span.CODE, 50, 60)))
                .wording())
        .isEqualTo("ab ");
  }
}
