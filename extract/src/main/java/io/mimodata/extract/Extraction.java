package io.mimodata.extract;

import io.mimodata.document.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an engine found in one document.
 *
 * @param title the document's title, or null where it has none
 * @param markdown the main text as Markdown: formulas as LaTeX between single dollars, or double
 *     ones for displayed formulas; code in backticks or fences; a literal dollar outside code as
 *     {@code \$}; lines end in LF
 * @param spans formulas, code and tables in {@code markdown}, delimiters included, in the order of
 *     their starts; a formula or code span may lie inside a table span, no other two overlap
 * @param metadata further facts that the document states about itself, such as {@code author}
 * @param extractor the engine and the version of its behaviour, as in {@code html/3}
 */
public record Extraction(
    String title,
    String markdown,
    List<Span> spans,
    Map<String, String> metadata,
    String extractor) {
  public Extraction {
    Objects.requireNonNull(markdown, "markdown");
    Objects.requireNonNull(extractor, "extractor");
    spans = List.copyOf(spans);
    metadata = Map.copyOf(metadata);
  }

  /** Whether no text was found. */
  public boolean isEmpty() {
    return markdown.isBlank();
  }
}
