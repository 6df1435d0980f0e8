package io.mimodata.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.extract.DocumentExtractor.Input;
import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.pdf.TestPdf;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentExtractorTest {
  private final DocumentExtractor extractor =
      new DocumentExtractor(
          new ExtractConfig(1_000, 10_000), content -> new PdfExtractor().extract(content));

  private Extraction extract(String mediaType, byte[] content, Map<String, String> metadata)
      throws ExtractionException, InterruptedException {
    return extractor.extract(new Input(mediaType, content, null, null, metadata));
  }

  private void assertRefused(Input input, Reason reason, String detail) {
    assertThatThrownBy(() -> extractor.extract(input))
        .isInstanceOfSatisfying(
            ExtractionException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(detail);
  }

  @Test
  void mediaTypesChooseTheEngine() throws Exception {
    assertThat(extract("Text/HTML; charset=x", "<p>a".getBytes(UTF_8), Map.of()).extractor())
        .isEqualTo("html/3");
    assertThat(extract("application/pdf", TestPdf.ofLines("Text"), Map.of()).extractor())
        .isEqualTo(PdfExtractor.NAME);
    assertThat(extract("text/x-java", "int a;".getBytes(UTF_8), Map.of()).extractor())
        .isEqualTo("text/1");
    assertThat(extractor.extract(new Input(null, null, "text", null, Map.of())).extractor())
        .isEqualTo("text/1");
    assertThat(extractor.extract(new Input("text/html", null, "<p>a", null, Map.of())).markdown())
        .isEqualTo("a");
  }

  @Test
  void charsetComesFromIngest() throws Exception {
    byte[] text = "数学".getBytes(Charset.forName("GB18030"));
    assertThat(extract("text/plain", text, Map.of("charset", "GB18030")).markdown())
        .isEqualTo("数学");
    assertThat(extract("text/plain", "数".getBytes(UTF_8), Map.of("charset", "no such")).markdown())
        .isEqualTo("数");
  }

  @Test
  void refusals() {
    assertRefused(
        new Input("image/png", new byte[1], null, null, Map.of()),
        Reason.EXTRACT_UNSUPPORTED,
        "media type image/png");
    assertRefused(
        new Input(null, new byte[1], null, null, Map.of()),
        Reason.EXTRACT_UNSUPPORTED,
        "no media type");
    assertRefused(
        new Input("text/html", new byte[10_001], null, null, Map.of()),
        Reason.EXTRACT_TOO_LARGE,
        "10001 bytes, more than extract.maxContentBytes = 10000");
    assertRefused(
        new Input("text/html", "<br>".getBytes(UTF_8), null, null, Map.of()),
        Reason.EXTRACT_EMPTY,
        "html/3 found no text");
    assertRefused(
        new Input("text/html", null, null, null, Map.of()),
        Reason.EXTRACT_EMPTY,
        "neither content nor text");
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> new ExtractConfig(0, 1))
        .hasMessage("extract.timeoutMillis must be at least 1, cannot be: 0");
    assertThatThrownBy(() -> new ExtractConfig(1, 0))
        .hasMessage("extract.maxContentBytes must be at least 1, cannot be: 0");
  }
}
