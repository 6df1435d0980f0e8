package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.Extraction;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** The metadata say to the character where each page starts. */
class PageStartsTest {
  private static Extraction read(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes());
    }
  }

  /** What stands at the start of each page. */
  private static List<String> startsOf(Extraction result, int length) {
    String text = result.markdown();
    List<String> starts = new ArrayList<>();
    for (String start : result.metadata().get(PdfExtractor.PAGE_STARTS).split(" ", -1)) {
      int at = text.offsetByCodePoints(0, Integer.parseInt(start));
      starts.add(text.substring(at, Math.min(text.length(), at + length)));
    }
    return starts;
  }

  @Test
  void pagesOfParagraphs() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .line(72, 100, "One is the first page.")
                .page()
                .line(72, 120, "Two is the second.")
                .page()
                .line(72, 140, "Three is the last."));
    assertThat(startsOf(result, 3)).containsExactly("One", "Two", "Thr");
    assertThat(result.metadata()).containsEntry(PdfExtractor.PAGE_STARTS, "0 24 44");
  }

  @Test
  void aParagraphOverThePage() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .line(72, 700, "It costs $5, $6 or $7 \u2014 and this sentence goes on")
                .page()
                .line(72, 100, "overleaf, for $8 a page."));
    assertThat(result.markdown())
        .isEqualTo(
            "It costs \\$5, \\$6 or \\$7 \u2014 and this sentence goes on overleaf, for \\$8 a"
                + " page.");
    assertThat(startsOf(result, 8)).containsExactly("It costs", "overleaf");
  }

  @Test
  void aWordOverThePage() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .line(72, 700, "This sentence has a word that is hyphen-")
                .page()
                .line(72, 100, "ated at the end of the page."));
    assertThat(startsOf(result, 4)).containsExactly("This", "ated");
  }

  @Test
  void codeAtTheStartOfAPage() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .line(
                    72, 700, "To see the value of the variable, one calls \u2014 as always \u2014")
                .page()
                .line(72, 100, FontName.COURIER, "print(x)")
                .line(128, 100, "and looks at what it says."));
    assertThat(startsOf(result, 9)).containsExactly("To see th", "`print(x)");
  }

  @Test
  void aProgramOverThePage() throws Exception {
    TestPdf pdf = new TestPdf().page();
    for (int i = 0; i < 3; i++) {
      pdf.line(
          72, 600 + 14 * i, "This is a line of prose that has no end before its page has one, and");
    }
    pdf.line(72, 680, FontName.COURIER, "first();");
    pdf.page().line(72, 72, FontName.COURIER, "second();");
    pdf.line(72, 120, "The rest of the text follows here. It is short.");
    Extraction result = read(pdf);
    assertThat(result.markdown()).contains("first();\nsecond();");
    assertThat(startsOf(result, 6)).containsExactly("This i", "second");
  }

  @Test
  void pagesWithoutText() throws Exception {
    Extraction result =
        read(
            new TestPdf()
                .page()
                .page()
                .line(72, 100, "Second")
                .page()
                .page()
                .line(72, 120, "Fourth.")
                .page());
    assertThat(startsOf(result, 3)).containsExactly("Sec", "Sec", "Fou", "Fou", "");
  }
}
