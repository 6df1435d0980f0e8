package io.mimodata.document.contamination;

import io.mimodata.document.Cuts;
import io.mimodata.document.PointRange;
import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A document without some of its parts.
 *
 * @param text what is left
 * @param spans of what is left, at their places there
 * @param removed number of Unicode code points that are gone
 */
public record CutText(String text, List<Span> spans, int removed) {
  public CutText {
    spans = List.copyOf(spans);
  }

  /**
   * Cuts ranges out. A span that lies within one goes with it; one that a range cuts keeps the
   * rest.
   *
   * @param ranges in order, in Unicode code points of the text
   */
  public static CutText of(String text, List<Span> spans, List<PointRange> ranges) {
    Cuts cuts = new Cuts();
    StringBuilder kept = new StringBuilder(text.length());
    int place = 0;
    int points = 0;
    int removed = 0;
    for (PointRange range : ranges) {
      cuts.takeOut(range.start(), range.end());
      int start = text.offsetByCodePoints(place, range.start() - points);
      kept.append(text, place, start);
      place = text.offsetByCodePoints(start, range.end() - range.start());
      points = range.end();
      removed += range.end() - range.start();
    }
    kept.append(text, place, text.length());
    List<Span> moved = new ArrayList<>();
    for (Span span : spans) {
      int start = cuts.place(span.start());
      int end = cuts.place(span.end());
      if (end > start || span.end() == span.start()) {
        moved.add(new Span(span.kind(), start, end));
      }
    }
    return new CutText(kept.toString(), moved, removed);
  }

  /** Whether nothing but white space is left. */
  public boolean isBlank() {
    return text.isBlank();
  }
}
