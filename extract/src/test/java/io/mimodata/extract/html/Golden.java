package io.mimodata.extract.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.util.List;

/** A page in miniature and the exact Markdown that it must give. */
final class Golden {
  private static final HtmlExtractor EXTRACTOR = new HtmlExtractor();

  private Golden() {}

  static Extraction extract(String html) {
    return EXTRACTOR.extract(html, "https://example.org/page");
  }

  static void assertMarkdown(String html, String markdown) {
    assertThat(extract(html).markdown()).isEqualTo(markdown);
  }

  /** The text under each span of a kind. */
  static List<String> spans(Extraction extraction, String kind) {
    return extraction.spans().stream()
        .filter(span -> span.kind().equals(kind))
        .map(span -> textOf(extraction, span))
        .toList();
  }

  static String textOf(Extraction extraction, Span span) {
    String text = extraction.markdown();
    return text.substring(
        text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end()));
  }
}
