package io.mimodata.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.extract.DocumentExtractor.Input;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import io.mimodata.extract.pdf.PdfLimits;
import io.mimodata.extract.pdf.TestPdf;
import io.mimodata.extract.pdf.ocr.OcrConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundedExtractionTest {
  private static ExtractConfig config(Isolation isolation, PdfLimits limits) {
    return new ExtractConfig(
        60_000, 1 << 20, new PdfConfig(isolation, 64L << 20, limits, OcrConfig.none()));
  }

  private static Input pdf(byte[] content) {
    return new Input("application/pdf", content, null, null, Map.of("a", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void isolationDoesNotMatter(Isolation isolation) throws Exception {
    try (BoundedExtraction work = new BoundedExtraction(config(isolation, PdfLimits.defaults()))) {
      Extraction extraction = work.extract(pdf(TestPdf.ofLines("Some text")));
      assertThat(extraction.markdown()).isEqualTo("Some text");
      assertThat(extraction.metadata())
          .containsOnly(Map.entry("pages", "1"), Map.entry("page_starts", "0"));
      assertThat(work.extract(new Input(null, null, "plain", null, Map.of())).markdown())
          .isEqualTo("plain");
      assertThatExceptionOfType(ExtractionException.class)
          .isThrownBy(() -> work.extract(pdf("no".getBytes(UTF_8))))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_FAILED));
      assertThatExceptionOfType(ExtractionException.class)
          .isThrownBy(() -> work.extract(pdf(new byte[(1 << 20) + 1])))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_TOO_LARGE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void limitsReachTheEngine(Isolation isolation) throws Exception {
    PdfLimits limits = new PdfLimits(1, 10, 3, 1_000, 1, 1, 1 << 20);
    try (BoundedExtraction work = new BoundedExtraction(config(isolation, limits))) {
      assertThatExceptionOfType(ExtractionException.class)
          .isThrownBy(() -> work.extract(pdf(TestPdf.ofLines("Some text"))))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_TOO_LARGE))
          .withMessage("the PDF draws more than 3 glyphs");
    }
  }

  @Test
  void configurationsAreChecked() {
    assertThatThrownBy(() -> new PdfLimits(0, 1, 1, 1, 1, 1, 0))
        .hasMessage(
            "extract.pdf.max_pages must be at least 1, cannot be: 0; "
                + "extract.pdf.max_decoded must be at least 1, cannot be: 0");
    assertThatThrownBy(
            () -> new PdfConfig(Isolation.PROCESS, 1, PdfLimits.defaults(), OcrConfig.none()))
        .hasMessage("extract.pdf.heap must be at least 33554432 (32MiB), cannot be: 1");
    assertThatThrownBy(() -> new ExtractConfig(1, 256L << 20))
        .hasMessageContaining("extract.pdf.heap must be at least 4 times");
    ExtractConfig defaults = ExtractConfig.defaults();
    assertThat(defaults.pdfMillis()).isEqualTo(30_000);
    PdfConfig reading =
        new PdfConfig(
            Isolation.PROCESS,
            512L << 20,
            PdfLimits.defaults(),
            OcrConfig.none().withEngine(OcrConfig.TESSERACT));
    assertThat(new ExtractConfig(30_000, 1, reading).pdfMillis()).isEqualTo(150_000);
  }
}
