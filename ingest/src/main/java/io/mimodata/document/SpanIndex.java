package io.mimodata.document;

import java.util.Arrays;
import java.util.List;

/**
 * Tells quickly whether a place of a text lies in a span of a kind. Places are UTF-16 chars, those
 * of the spans code points; a span outside the text is cut to it, and spans may lie in any order
 * and overlap. Immutable.
 */
final class SpanIndex {
  /** Starts and ends of disjoint stretches, in turn. */
  private final int[] bounds;

  private SpanIndex(int[] bounds) {
    this.bounds = bounds;
  }

  /** Of the spans of one kind. */
  static SpanIndex of(String text, List<Span> spans, String kind) {
    List<Span> sorted =
        spans.stream()
            .filter(span -> span.kind().equals(kind) && span.start() < span.end())
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .toList();
    int[] bounds = new int[sorted.size() * 2];
    int size = 0;
    for (Span span : sorted) {
      if (size > 0 && span.start() <= bounds[size - 1]) {
        bounds[size - 1] = Math.max(bounds[size - 1], span.end());
      } else {
        bounds[size++] = span.start();
        bounds[size++] = span.end();
      }
    }
    return new SpanIndex(toChars(text, Arrays.copyOf(bounds, size)));
  }

  private static int[] toChars(String text, int[] bounds) {
    int at = 0;
    int codePoints = 0;
    for (int i = 0; i < bounds.length; i++) {
      int wanted = bounds[i];
      while (codePoints < wanted && at < text.length()) {
        at += Character.charCount(text.codePointAt(at));
        codePoints++;
      }
      bounds[i] = at;
    }
    int size = bounds.length;
    while (size > 0 && bounds[size - 2] == bounds[size - 1]) {
      size -= 2;
    }
    return Arrays.copyOf(bounds, size);
  }

  /** Whether any of the chars from {@code start} to before {@code end} lies in a span. */
  boolean overlaps(int start, int end) {
    int after = Arrays.binarySearch(bounds, end);
    // The number of bounds before the end: odd inside a stretch.
    int count = after < 0 ? -after - 1 : after;
    return count % 2 == 1 || (count > 0 && bounds[count - 1] > start);
  }
}
