package io.mimodata.document;

import java.io.Serializable;
import java.util.Objects;

/**
 * A stretch of a document's text that is not prose.
 *
 * @param kind one of {@link #FORMULA}, {@link #CODE}, {@link #TABLE}
 * @param start first position, in Unicode code points from the start of the text, delimiters
 *     included
 * @param end position after the last, in Unicode code points
 */
public record Span(String kind, int start, int end) implements Serializable {
  public static final String FORMULA = "formula";
  public static final String CODE = "code";
  public static final String TABLE = "table";

  public Span {
    Objects.requireNonNull(kind, "kind");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "A span must have 0 <= start <= end, cannot be: " + start + ".." + end);
    }
  }
}
