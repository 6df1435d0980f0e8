package io.mimodata.extract.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas and paragraphs as TeX sets them; see {@link TexRecorder} for where they come from. */
class TexGoldenTest {
  static final String BEFORE =
      "The text before the formula is one line long at least, and it says where the formula comes"
          + " from and what it is good for.";
  static final String AFTER = "The text after it is short.";

  private static List<Recording> recordings(String file) throws IOException {
    try (InputStream in = TexGoldenTest.class.getResourceAsStream(file)) {
      return Recording.read(new String(in.readAllBytes(), UTF_8));
    }
  }

  static List<Recording> formulas() throws IOException {
    return recordings("formulas.txt");
  }

  static List<Recording> paragraphs() throws IOException {
    return recordings("paragraphs.txt");
  }

  private static Extraction read(Recording recording) throws Exception {
    try (TexPage page = new TexPage()) {
      return new PdfExtractor().extract(page.page().draw(recording.drawn()).bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void displayedFormulas(Recording recording) throws Exception {
    Extraction result = read(recording);
    assertThat(result.markdown()).isEqualTo(BEFORE + "\n\n" + recording.want() + "\n\n" + AFTER);
    assertThat(result.spans()).hasSize(recording.want().split("\n\n", -1).length);
    assertFormulasAreWhole(result);
  }

  @ParameterizedTest
  @MethodSource("paragraphs")
  void paragraphsWithFormulas(Recording recording) throws Exception {
    Extraction result = read(recording);
    assertThat(result.markdown()).isEqualTo(recording.want());
    assertFormulasAreWhole(result);
  }

  /** Braces are balanced, delimiters stand at the ends of spans, environments end. */
  static void assertFormulasAreWhole(Extraction result) {
    String text = result.markdown();
    for (Span span : result.spans()) {
      String inside =
          text.substring(
              text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end()));
      if (!span.kind().equals(Span.FORMULA)) {
        continue;
      }
      assertThat(inside).startsWith("$").endsWith("$");
      int depth = 0;
      for (int i = 0; i < inside.length(); i++) {
        char c = inside.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '{') {
          depth++;
        } else if (c == '}') {
          depth--;
          assertThat(depth).as(inside).isNotNegative();
        }
      }
      assertThat(depth).as(inside).isZero();
      assertThat(inside.split("\\\\left(?![a-z])", -1).length)
          .as(inside)
          .isEqualTo(inside.split("\\\\right(?![a-z])", -1).length);
      assertThat(inside.split("\\\\begin\\{", -1).length)
          .as(inside)
          .isEqualTo(inside.split("\\\\end\\{", -1).length);
    }
  }
}
