package io.mimodata.extract.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.Reason;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

class PdfExtractorTest {
  private final PdfExtractor extractor = new PdfExtractor();

  private String markdown(TestPdf pdf) throws Exception {
    try (pdf) {
      return extractor.extract(pdf.bytes()).markdown();
    }
  }

  private void assertRefused(byte[] content, Reason reason) {
    assertThatThrownBy(() -> extractor.extract(content))
        .isInstanceOfSatisfying(
            ExtractionException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void linesBecomeParagraphs() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "The first paragraph has two lines of about the same length")
                    .line(72, 114, "and costs $5 to read in full, as other paragraphs of its kind.")
                    .line(72, 150, "The second one follows after a gap of more than a single line.")
                    .line(90, 164, "The third one is indented.")))
        .isEqualTo(
            "The first paragraph has two lines of about the same length and costs \\$5 to read in full,"
                + " as other paragraphs of its kind.\n\n"
                + "The second one follows after a gap of more than a single line.\n\n"
                + "The third one is indented.");
  }

  @Test
  void aParagraphGoesOnOverThePage() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 700, "This sentence begins on the first page and then")
                    .page()
                    .line(72, 100, "ends on the second.")))
        .isEqualTo("This sentence begins on the first page and then ends on the second.");
  }

  @Test
  void runningHeadsAndPageNumbersGo() throws Exception {
    TestPdf pdf = new TestPdf();
    StringBuilder expected = new StringBuilder();
    String[] words = {"alpha", "beta", "gamma", "delta"};
    for (int i = 0; i < words.length; i++) {
      String body = "The page about " + words[i] + " has this text.";
      pdf.page()
          .line(72, 40, "Chapter 1. Introduction  " + (i + 1))
          .line(300, 760, "- " + (i + 1) + " -");
      for (int j = 0; j < 3; j++) {
        pdf.line(72, 200 + 60 * j, body + " " + words[j]);
        expected.append(body).append(' ').append(words[j]).append("\n\n");
      }
    }
    assertThat(markdown(pdf)).isEqualTo(expected.toString().strip());
  }

  @Test
  void hyphensAtLineEndsAreDecidedByTheDocument() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "An algorithm for a well-known graph problem; this algo-")
                    .line(72, 114, "rithm is fast on all inputs, and it is as well-")
                    .line(72, 128, "known as the other, but for quasi-")
                    .line(72, 142, "random inputs, random or quasi.")))
        .isEqualTo(
            "An algorithm for a well-known graph problem; this algorithm is fast on all inputs,"
                + " and it is as well-known as the other, but for quasi-random inputs, random or quasi.");
  }

  @Test
  void codeInAFixedPitchFontKeepsItsLayout() throws Exception {
    Extraction result;
    try (TestPdf pdf = new TestPdf()) {
      pdf.page()
          .line(72, 100, "The program:")
          .line(72, 130, FontName.COURIER, "for (;;) {")
          .line(72 + 2 * 6.6f, 144, FontName.COURIER, "echo($x);")
          .line(72, 158, FontName.COURIER, "}")
          .line(72, 190, "It runs.");
      result = extractor.extract(pdf.bytes());
    }
    assertThat(result.markdown())
        .isEqualTo("The program:\n\n```\nfor (;;) {\n  echo($x);\n}\n```\n\nIt runs.");
    assertThat(result.spans()).hasSize(1);
  }

  @Test
  void metadata() throws Exception {
    try (TestPdf pdf = new TestPdf().page().line(72, 100, "Text")) {
      pdf.document().getDocumentInformation().setTitle(" A  title ");
      pdf.document().getDocumentInformation().setAuthor("Ann");
      Extraction result = extractor.extract(pdf.bytes());
      assertThat(result.title()).isEqualTo("A title");
      assertThat(result.metadata()).containsEntry("author", "Ann").containsEntry("pages", "1");
      assertThat(result.extractor()).isEqualTo("pdf/2");
    }
  }

  @Test
  void aPasswordIsARefusal() throws Exception {
    try (TestPdf pdf = new TestPdf().page().line(72, 100, "Secret").password("user")) {
      assertRefused(pdf.bytes(), Reason.EXTRACT_ENCRYPTED);
    }
  }

  @Test
  void protectionWithoutAPasswordIsNone() throws Exception {
    assertThat(markdown(new TestPdf().page().line(72, 100, "Readable").password("")))
        .isEqualTo("Readable");
  }

  @Test
  void whatIsNoPdfIsARefusal() throws Exception {
    assertRefused(new byte[0], Reason.EXTRACT_FAILED);
    assertRefused("no pdf at all".getBytes(ISO_8859_1), Reason.EXTRACT_FAILED);
    byte[] whole = TestPdf.ofLines("Text");
    assertRefused(Arrays.copyOf(whole, 60), Reason.EXTRACT_FAILED);
  }

  @Test
  void aFormThatDrawsItselfEnds() throws Exception {
    String pdf =
        """
        %PDF-1.5
        1 0 obj
        <</Type/Catalog/Pages 2 0 R>>
        endobj
        2 0 obj
        <</Type/Pages/Kids[3 0 R]/Count 1>>
        endobj
        3 0 obj
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R>>
        endobj
        4 0 obj
        <</Length 16/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>>>
        stream
        /X Do /X Do /X Do
        endstream
        endobj
        5 0 obj
        <</Length 6>>
        stream
        /X Do
        endstream
        endobj
        trailer <</Root 1 0 R>>
        """;
    assertThat(extractor.extract(pdf.getBytes(ISO_8859_1)).isEmpty()).isTrue();
  }

  @Test
  void anInterruptEndsTheWork() throws Exception {
    byte[] pdf = TestPdf.ofLines("Text");
    try (BoundedWork work = new BoundedWork("test", 60_000)) {
      var outcome =
          work.call(
              () -> {
                Thread.currentThread().interrupt();
                return extractor.extract(pdf);
              });
      assertThat(outcome.failure()).isInstanceOf(CancellationException.class);
    }
  }
}
