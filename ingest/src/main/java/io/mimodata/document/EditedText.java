package io.mimodata.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text after edits.
 *
 * @param text the whole of it
 * @param spans where its formulas, code and tables lie now, in code points
 * @param counts how often something was done, by the key of its kind; what was never done is not in
 *     it
 */
public record EditedText(String text, List<Span> spans, SortedMap<String, Integer> counts) {
  public EditedText {
    spans = List.copyOf(spans);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** A text in which there was nothing to do. */
  public static EditedText unchanged(String text, List<Span> spans) {
    return new EditedText(text, spans, Collections.emptySortedMap());
  }

  /** The text after edits. */
  public static EditedText of(MarkedText text, TextEdits edits, Map<String, Integer> counts) {
    return new EditedText(
        edits.apply(text.text()), edits.move(text.spans()), new TreeMap<>(counts));
  }
}
