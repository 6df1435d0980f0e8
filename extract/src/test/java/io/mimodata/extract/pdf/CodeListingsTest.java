package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

class CodeListingsTest {
  private static final String[] PROSE = {
    "This is the text around a program, and it is as long as lines of text usually are; it",
    "says what the program does, why it does so and what else could be done about that,",
    "and it ends after some more words that mean even less than those before it."
  };
  private static final String TEXT = String.join(" ", PROSE);

  private static Extraction read(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes());
    }
  }

  /** A line of code in 10 point Courier, whose glyphs are 6 points wide. */
  private static TestPdf code(TestPdf pdf, int column, float top, String text) throws Exception {
    return pdf.line(72 + 6 * column, top, FontName.COURIER, 10, text);
  }

  private static TestPdf prose(TestPdf pdf, float top) throws Exception {
    for (int i = 0; i < PROSE.length; i++) {
      pdf.line(72, top + 14 * i, PROSE[i]);
    }
    return pdf;
  }

  @Test
  void indentationComesFromPlaces() throws Exception {
    TestPdf pdf = prose(new TestPdf().page(), 70);
    code(pdf, 0, 130, "def f(x):");
    code(pdf, 4, 142, "if x:");
    code(pdf, 8, 154, "return");
    code(pdf, 15, 154, "1");
    code(pdf, 4, 166, "return 0");
    prose(pdf, 200);
    Extraction result = read(pdf);
    assertThat(result.markdown())
        .isEqualTo(
            TEXT + "\n\n```\ndef f(x):\n    if x:\n        return 1\n    return 0\n```\n\n" + TEXT);
    assertThat(result.spans()).extracting(Span::kind).containsExactly(Span.CODE);
  }

  @Test
  void blankLinesStay() throws Exception {
    TestPdf pdf = prose(new TestPdf().page(), 70);
    code(pdf, 0, 130, "first()");
    code(pdf, 0, 142, "second()");
    code(pdf, 0, 166, "third()");
    prose(pdf, 200);
    assertThat(read(pdf).markdown()).contains("```\nfirst()\nsecond()\n\nthird()\n```");
  }

  @Test
  void numbersOfLinesGo() throws Exception {
    TestPdf pdf = prose(new TestPdf().page(), 70);
    String[] lines = {"int main() {", "int x = 1;", "return x;", "}"};
    int[] columns = {0, 2, 2, 0};
    for (int i = 0; i < 4; i++) {
      pdf.line(60, 130 + 12 * i, FontName.HELVETICA, 7, "" + (i + 1));
      code(pdf, columns[i], 130 + 12 * i, lines[i]);
    }
    prose(pdf, 220);
    assertThat(read(pdf).markdown())
        .isEqualTo(TEXT + "\n\n```\nint main() {\n  int x = 1;\n  return x;\n}\n```\n\n" + TEXT);
  }

  @Test
  void aListingGoesOnOverThePage() throws Exception {
    TestPdf pdf = prose(new TestPdf().page(), 600);
    code(pdf, 0, 690, "while (true) {");
    code(pdf, 2, 702, "a();");
    pdf.page();
    code(pdf, 2, 72, "b();");
    code(pdf, 0, 84, "}");
    prose(pdf, 120);
    assertThat(read(pdf).markdown())
        .contains("```\nwhile (true) {\n  a();\n  b();\n}\n```")
        .containsOnlyOnce("while");
  }

  @Test
  void codeWithinALine() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 100, "Call")
        .line(98, 100, FontName.COURIER, "print(x)")
        .line(154, 100, "to see the value of the variable.");
    Extraction result = read(pdf);
    assertThat(result.markdown()).isEqualTo("Call `print(x)` to see the value of the variable.");
    assertThat(result.spans()).extracting(Span::kind).containsExactly(Span.CODE);
  }

  @Test
  void dollarsInCodeStay() throws Exception {
    TestPdf pdf = prose(new TestPdf().page(), 70);
    code(pdf, 0, 130, "echo $HOME `ls` ~x");
    prose(pdf, 160);
    assertThat(read(pdf).markdown()).contains("\necho $HOME `ls` ~x\n");
  }

  @Test
  void aTypescriptIsProse() throws Exception {
    TestPdf pdf = new TestPdf().page();
    code(pdf, 0, 100, "This letter was written on a typewriter, so that all");
    code(pdf, 0, 112, "of it is in one font of fixed pitch, and none of it is");
    code(pdf, 0, 124, "a program.");
    Extraction result = read(pdf);
    assertThat(result.markdown())
        .doesNotContain("`")
        .contains("This letter was written on a typewriter, so that all");
    assertThat(result.spans()).isEmpty();
  }
}
