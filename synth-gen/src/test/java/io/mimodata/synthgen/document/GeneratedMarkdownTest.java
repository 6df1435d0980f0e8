package io.mimodata.synthgen.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneratedMarkdownTest {
  /** The text of each span, as someone who reads the columns cuts it out. */
  private static List<String> spans(GeneratedMarkdown markdown) {
    int[] points = markdown.text().codePoints().toArray();
    return markdown.spans().stream()
        .map(
            span -> span.kind() + " " + new String(points, span.start(), span.end() - span.start()))
        .toList();
  }

  private static void check(String in, String text, String... spans) {
    GeneratedMarkdown markdown = GeneratedMarkdown.of(in);
    assertThat(markdown.text()).isEqualTo(text);
    assertThat(spans(markdown)).containsExactly(spans);
  }

  private static void unchanged(String text, String... spans) {
    check(text, text, spans);
  }

  @Test
  void formulasBetweenDollarsAreSpans() {
    unchanged("So $a^2$ and $$b$$.", "formula $a^2$", "formula $$b$$");
    unchanged("$$\n\\int f\n$$\n", "formula $$\n\\int f\n$$");
  }

  @Test
  void bracketedFormulasGetDollars() {
    check("So \\( a^2 \\).", "So $a^2$.", "formula $a^2$");
    check("\\[\nx = 1\n\\]", "$$\nx = 1\n$$", "formula $$\nx = 1\n$$");
    unchanged("A \\(not closed\n\nparagraph\\)");
    unchanged("Nested \\(\\text{for $x$}\\)", "formula $x$");
  }

  @Test
  void positionsAreCodePoints() {
    GeneratedMarkdown markdown = GeneratedMarkdown.of("\uD835\uDD38 数 $x$");

    assertThat(markdown.spans()).containsExactly(new Span(Span.FORMULA, 4, 7));
  }

  @Test
  void pricesAreNoFormulas() {
    unchanged("From $5 to $10.");
    unchanged("It costs \\$5 or $ 5 $.");
    unchanged("One $ alone and a $x\n\ny$ over two paragraphs");
  }

  @Test
  void codeIsNeverAFormula() {
    unchanged("```sh\necho $HOME \\(x\\) $y\n```", "code ```sh\necho $HOME \\(x\\) $y\n```");
    unchanged("Use `$a$` or ``$b`$`` and $c$", "formula $c$");
  }

  @Test
  void fencesCloseWithTheirOwnMarks() {
    unchanged("````\n```\n$x$\n````\n$y$", "code ````\n```\n$x$\n````", "formula $y$");
    unchanged("~~~\n```\n~~~", "code ~~~\n```\n~~~");
    unchanged("text\n```\nopen $x$", "code ```\nopen $x$");
    unchanged("```", "code ```");
  }

  @Test
  void textOutsideFormulasIsNeverLostAndSpansAreInOrder() {
    long seed = System.nanoTime();
    System.out.println("GeneratedMarkdownTest seed " + seed);
    Random random = new Random(seed);
    String[] parts = {
      "$",
      "$$",
      "`",
      "```",
      "\\",
      "\\(",
      "\\)",
      "\\[",
      "\\]",
      "\n",
      "\n\n",
      " ",
      "a",
      "7",
      "数",
      "\uD83D\uDE00",
      "~~~"
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder in = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        in.append(parts[random.nextInt(parts.length)]);
      }
      GeneratedMarkdown markdown = GeneratedMarkdown.of(in.toString());

      assertThat(letters(markdown.text())).as("seed %d: %s", seed, in).isEqualTo(letters(in));
      int last = 0;
      for (Span span : markdown.spans()) {
        assertThat(span.start()).as("seed %d: %s", seed, in).isGreaterThanOrEqualTo(last);
        last = span.end();
      }
      assertThat(last)
          .isLessThanOrEqualTo(markdown.text().codePointCount(0, markdown.text().length()));
    }
  }

  private static String letters(CharSequence text) {
    return text.toString().replaceAll("[$\\\\()\\[\\]\\s]", "");
  }

  @Test
  void aLongParagraphOfDollarsIsReadOnce() {
    unchanged("$a ".repeat(100_000));
  }
}
