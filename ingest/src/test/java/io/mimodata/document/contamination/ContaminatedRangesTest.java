package io.mimodata.document.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.EditedText;
import io.mimodata.document.PointRange;
import io.mimodata.document.Span;
import io.mimodata.document.contamination.ContaminationIndex.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContaminatedRangesTest {
  private static final String ITEM = "how many lanterns were left over at the harbour";

  @Test
  void aParagraphGoesWithItsMatchAndSpansMove() {
    String text =
        "\uD835\uDC65 first.\n\nSo: " + ITEM + "?\nAnswer: 4.\n\nLast `code` here, and $x$.\n";
    List<Span> spans = List.of(span(text, "code", "`code`"), span(text, "formula", "$x$"));

    EditedText cut = cut(text, spans);

    assertThat(cut.text()).isEqualTo("\uD835\uDC65 first.\n\nLast `code` here, and $x$.\n");
    assertThat(cut.spans())
        .containsExactly(span(cut.text(), "code", "`code`"), span(cut.text(), "formula", "$x$"));
    assertThat(cut.counts()).containsEntry(ContaminatedRanges.CUT, 1);
  }

  @Test
  void ofALongParagraphTheSentencesAroundGo() {
    String sentence = "This sentence says no more than any other one of its kind does here. ";
    String text = sentence.repeat(10) + "Ask " + ITEM + ". " + sentence.repeat(10);

    EditedText cut = cut(text, List.of());

    assertThat(cut.text()).isEqualTo(sentence.repeat(10));
  }

  @Test
  void aSpanThatIsTouchedGoesAsAWhole() {
    String code = "```\nprint(1)\n\n# " + ITEM + "\n\nprint(2)\n```";
    String text = "Before.\n\n" + code + "\n\nAfter.";

    EditedText cut = cut(text, List.of(span(text, "code", code)));

    assertThat(cut.text()).isEqualTo("Before.\n\nAfter.");
    assertThat(cut.spans()).isEmpty();
  }

  @Test
  void rangesThatTouchAreOne() {
    String text = ITEM + "\n\n" + ITEM;

    assertThat(ContaminatedRanges.of(text, matches(text), List.of()))
        .containsExactly(new PointRange(0, text.length()));
    assertThat(cut(text, List.of()).text().isBlank()).isTrue();
    assertThat(ContaminatedRanges.of(text, List.of(), List.of())).isEmpty();
  }

  private static EditedText cut(String text, List<Span> spans) {
    return ContaminatedRanges.cut(text, matches(text), spans);
  }

  private static List<Match> matches(String text) {
    List<Match> matches =
        new ContaminationIndex.Builder(13)
            .startSet("made", "made")
            .add(EvaluationItem.of(1, ITEM))
            .build()
            .find(text);
    assertThat(matches).isNotEmpty();
    return matches;
  }

  private static Span span(String text, String kind, String part) {
    int start = text.codePointCount(0, text.indexOf(part));
    return new Span(kind, start, start + part.codePointCount(0, part.length()));
  }
}
