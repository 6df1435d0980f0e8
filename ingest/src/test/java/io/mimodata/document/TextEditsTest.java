package io.mimodata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextEditsTest {
  @Test
  void replacesAndMovesSpans() {
    TextEdits edits =
        TextEdits.of(List.of(new TextEdit(0, 2, "<A>"), new TextEdit(5, 5, "!"), edit(6, 8)));
    assertThat(edits.apply("ab😀de😀ghij")).isEqualTo("<A>😀de!😀ij");
    assertThat(
            edits.move(
                List.of(span(0, 2), span(1, 3), span(2, 5), span(5, 6), span(6, 8), span(7, 9))))
        .containsExactly(span(0, 3), span(0, 4), span(3, 6), span(7, 8), span(8, 9));
  }

  @Test
  void countsCharsOfAText() {
    TextEdits edits = TextEdits.ofChars("😀a😀b", List.of(new TextEdit(3, 5, "x")));
    assertThat(edits.edits()).containsExactly(new TextEdit(2, 3, "x"));
    assertThat(edits.apply("😀a😀b")).isEqualTo("😀axb");
  }

  @Test
  void refusesEditsOutOfOrderAndOutsideTheText() {
    assertThatThrownBy(() -> TextEdits.of(List.of(edit(3, 5), edit(4, 6))))
        .hasMessage(
            "An edit must begin at 5 or after, where the one before ends, cannot begin at: 4");
    assertThatThrownBy(() -> TextEdits.of(List.of(edit(3, 5))).apply("abcd"))
        .hasMessageContaining("Edits must lie in the text of 4 code points");
  }

  /** A span that no edit touches encloses the same text afterwards. */
  @Test
  void untouchedSpansKeepTheirText() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int[] codePoints = random.ints(60, 0, 3).map(i -> new int[] {'a', 'é', 0x1F600}[i]).toArray();
      for (int i = 0; i < codePoints.length; i++) {
        codePoints[i] = codePoints[i] == 'a' ? 'a' + i % 26 : codePoints[i];
      }
      String text = new String(codePoints, 0, codePoints.length);
      List<TextEdit> edits = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      int at = 0;
      while (at < 50) {
        int end = at + random.nextInt(5);
        if (random.nextBoolean()) {
          edits.add(new TextEdit(at, end, "😀x".repeat(random.nextInt(3))));
        } else if (end > at) {
          spans.add(span(at, end));
          expected.add(new String(codePoints, at, end - at));
        }
        at = end;
      }
      TextEdits all = TextEdits.of(edits);
      int[] edited = all.apply(text).codePoints().toArray();
      assertThat(
              all.move(spans).stream().map(s -> new String(edited, s.start(), s.end() - s.start())))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void aMarkedTextKnowsItsRegions() {
    MarkedText text =
        new MarkedText(
            "😀a$x$`$`b",
            List.of(
                new Span(Span.CODE, 5, 8),
                new Span(Span.FORMULA, 2, 5),
                new Span(Span.FORMULA, 6, 7),
                new Span(Span.FORMULA, 8, 99),
                new Span(Span.FORMULA, 90, 99)));
    assertThat(text.inFormula(3, 4)).isTrue();
    assertThat(text.inFormula(6, 9)).isFalse();
    assertThat(text.inCode(6, 7)).isTrue();
    assertThat(text.isWording(0, 3)).isTrue();
    assertThat(text.isWording(0, 4)).isFalse();
    assertThat(text.inFormula(9, 10)).isTrue();
    assertThat(text.inFormula(8, 9)).isFalse();
  }

  private static TextEdit edit(int start, int end) {
    return new TextEdit(start, end, "");
  }

  private static Span span(int start, int end) {
    return new Span(Span.CODE, start, end);
  }
}
