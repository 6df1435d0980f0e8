package io.mimodata.extract.markdown;

import io.mimodata.document.Span;
import java.util.List;

/**
 * A piece of Markdown.
 *
 * @param text the Markdown, without white space at its ends
 * @param spans formulas, code and tables in it, positions in code points of {@code text}
 */
public record Fragment(String text, List<Span> spans) {
  public Fragment {
    spans = List.copyOf(spans);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
