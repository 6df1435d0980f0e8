package io.mimodata.extract.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextExtractorTest {
  private final TextExtractor extractor = new TextExtractor();

  private static List<String> spans(Extraction extraction) {
    int[] text = extraction.markdown().codePoints().toArray();
    return extraction.spans().stream()
        .map(s -> s.kind() + ":" + new String(text, s.start(), s.end() - s.start()))
        .toList();
  }

  @Test
  void plainTextStaysAsItIs() {
    Extraction result = extractor.extract("\uFEFF a\r\nb\u0000 costs $5 or $6 \n", Map.of());
    assertThat(result.markdown()).isEqualTo("a\nb costs $5 or $6");
    assertThat(result.spans()).isEmpty();
  }

  @Test
  void formulasCodeAndTablesAreFound() {
    Extraction result =
        extractor.extract(
            "\uD83D\uDE00 $x^2$ and `$a$`\n\n```sh\necho $b$\n```\n\n| a | b |\n|---|---|\n| $c$ | d |\n\n$$y$$",
            Map.of());
    assertThat(spans(result))
        .containsExactly(
            "formula:$x^2$",
            "code:`$a$`",
            "code:```sh\necho $b$\n```",
            "table:| a | b |\n|---|---|\n| $c$ | d |",
            "formula:$c$",
            "formula:$$y$$");
  }

  @Test
  void anOpenFenceRunsToTheEnd() {
    assertThat(spans(extractor.extract("x\n~~~\n$y$", Map.of()))).containsExactly("code:~~~\n$y$");
  }

  @Test
  void sourceCodeIsOneFencedBlock() {
    Extraction result =
        extractor.extract(
            "  int a = 1;\n// ``` $x$\n".getBytes(UTF_8), null, Map.of("code_language", "java"));
    assertThat(result.markdown()).isEqualTo("````java\n  int a = 1;\n// ``` $x$\n````");
    assertThat(result.spans()).containsExactly(new Span(Span.CODE, 0, 37));
  }

  @Test
  void emptySourceIsEmpty() {
    assertThat(extractor.extract(" \n", Map.of("code_language", "java")).isEmpty()).isTrue();
  }
}
