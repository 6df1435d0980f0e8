package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.ocr.PageOcr;
import org.junit.jupiter.api.Test;

/** Each limit holds where it is and stops what is one more. */
class PdfLimitsTest {
  private static final int TEXT = 10;

  private static PdfLimits limits(
      int pages, int glyphsOfPage, long glyphs, long operators, int depth, long forms) {
    return new PdfLimits(pages, glyphsOfPage, glyphs, operators, depth, forms, 1 << 20);
  }

  private static Extraction read(TestPdf pdf, PdfLimits limits) throws Exception {
    try (pdf) {
      return new PdfExtractor(limits, PageOcr.none()).extract(pdf.bytes());
    }
  }

  private static void assertTooLarge(TestPdf pdf, PdfLimits limits, String what) {
    assertThatThrownBy(() -> read(pdf, limits))
        .isInstanceOfSatisfying(
            ExtractionException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_TOO_LARGE))
        .hasMessageContaining(what);
  }

  /** Pages with ten glyphs each. */
  private static TestPdf pages(int count) throws Exception {
    TestPdf pdf = new TestPdf();
    for (int i = 0; i < count; i++) {
      pdf.page().line(72, 100 + 20 * i, "Abcdefgh" + (char) ('i' + i) + ".");
    }
    return pdf;
  }

  @Test
  void pages() throws Exception {
    assertThat(read(pages(3), limits(3, 99, 99, 99, 9, 9)).markdown()).hasSize(3 * TEXT + 4);
    assertTooLarge(pages(3), limits(2, 99, 99, 99, 9, 9), "max_pages = 2");
  }

  @Test
  void glyphsOfAPage() throws Exception {
    assertThat(read(pages(3), limits(9, TEXT, 99, 99, 9, 9)).markdown()).hasSize(3 * TEXT + 4);
    assertTooLarge(pages(3), limits(9, TEXT - 1, 99, 99, 9, 9), "more than 9 glyphs on a page");
  }

  @Test
  void glyphsOfADocument() throws Exception {
    assertThat(read(pages(3), limits(9, 99, 3 * TEXT, 99, 9, 9)).markdown()).hasSize(3 * TEXT + 4);
    assertTooLarge(pages(3), limits(9, 99, 3 * TEXT - 1, 99, 9, 9), "more than 29 glyphs");
  }

  @Test
  void operators() throws Exception {
    assertThat(read(pages(3), limits(9, 99, 99, 99, 9, 9)).markdown()).hasSize(3 * TEXT + 4);
    assertTooLarge(pages(3), limits(9, 99, 99, 6, 9, 9), "more than 6 drawing operators");
  }

  @Test
  void deeperFormsAreLeftOut() throws Exception {
    TestPdf three = new TestPdf().page().line(72, 100, "outside").inForms(3, 72, 200, "inside");
    assertThat(read(three, limits(9, 99, 99, 999, 3, 9)).markdown()).isEqualTo("outside\n\ninside");
    TestPdf four = new TestPdf().page().line(72, 100, "outside").inForms(4, 72, 200, "inside");
    assertThat(read(four, limits(9, 99, 99, 999, 3, 9)).markdown()).isEqualTo("outside");
  }

  @Test
  void formsDrawn() throws Exception {
    TestPdf pdf = new TestPdf().page().inForms(2, 72, 100, "one").inForms(2, 72, 200, "two");
    assertThat(read(pdf, limits(9, 99, 99, 999, 9, 4)).markdown()).isEqualTo("one\n\ntwo");
    TestPdf again = new TestPdf().page().inForms(2, 72, 100, "one").inForms(2, 72, 200, "two");
    assertTooLarge(again, limits(9, 99, 99, 999, 9, 3), "more than 3 forms");
  }

  @Test
  void eachLimitIsAtLeastOne() {
    assertThatThrownBy(() -> new PdfLimits(0, 1, 0, 1, 1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "extract.pdf.max_pages must be at least 1, cannot be: 0; "
                + "extract.pdf.max_glyphs must be at least 1, cannot be: 0; "
                + "extract.pdf.max_decoded must be at least 1, cannot be: -1");
  }
}
