package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** What repeats at the edges of pages. */
class PageEdgesTest {
  private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"};

  private static String markdown(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes()).markdown();
    }
  }

  private static String body(int page, int line) {
    return "The word "
        + WORDS[(page + line) % 6]
        + " of page "
        + WORDS[page]
        + " ends line "
        + WORDS[line]
        + ".";
  }

  private interface Edge {
    void draw(TestPdf pdf, int page) throws Exception;
  }

  private static TestPdf pages(Edge edge) throws Exception {
    TestPdf pdf = new TestPdf();
    for (int page = 0; page < 6; page++) {
      pdf.page();
      for (int line = 0; line < 4; line++) {
        pdf.line(72, 150 + 80 * line + 3 * page, body(page, line));
      }
      edge.draw(pdf, page);
    }
    return pdf;
  }

  private static String bodies() {
    StringBuilder all = new StringBuilder();
    for (int page = 0; page < 6; page++) {
      for (int line = 0; line < 4; line++) {
        all.append(body(page, line)).append("\n\n");
      }
    }
    return all.toString().strip();
  }

  @Test
  void headsOfLeftAndRightPagesGo() throws Exception {
    assertThat(
            markdown(
                pages(
                    (pdf, page) ->
                        pdf.line(72, 50, page % 2 == 0 ? "AN AUTHOR" : "The Title of a Book")
                            .line(500, 50, "" + (page + 17)))))
        .isEqualTo(bodies());
  }

  @Test
  void romanPageNumbersGo() throws Exception {
    String[] roman = {"iii", "iv", "v", "vi", "vii", "viii"};
    assertThat(markdown(pages((pdf, page) -> pdf.line(300, 750, roman[page])))).isEqualTo(bodies());
  }

  @Test
  void numbersOfPagesWithWordsGo() throws Exception {
    assertThat(markdown(pages((pdf, page) -> pdf.line(280, 750, "Page " + (page + 1) + " of 6"))))
        .isEqualTo(bodies());
  }

  @Test
  void repeatedFootnotesStay() throws Exception {
    String text =
        markdown(
            pages(
                (pdf, page) ->
                    pdf.line(
                        72,
                        760,
                        FontName.HELVETICA,
                        8,
                        page == 1 || page == 4
                            ? "* See the appendix."
                            : "* The note of " + WORDS[page] + " says nothing else.")));
    assertThat(text.split("See the appendix", -1)).hasSize(3);
    assertThat(text).contains("The note of gamma").contains("The note of zeta");
  }

  @Test
  void artifactsOfPaginationGo() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .artifact("Pagination", 72, 50, "A running head of one page")
                    .line(72, 100, "The text of the page.")
                    .artifact("Layout", 72, 130, "What is no pagination stays.")))
        .isEqualTo("The text of the page.\n\nWhat is no pagination stays.");
  }

  @Test
  void numbersOfTheTextStay() throws Exception {
    assertThat(markdown(new TestPdf().page().line(72, 100, "The answer is").line(72, 114, "42")))
        .isEqualTo("The answer is 42");
  }
}
