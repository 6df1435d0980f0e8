package io.mimodata.document;

import java.util.Objects;

/**
 * One replacement in a text.
 *
 * @param start first position that is replaced, in Unicode code points from the start of the text
 * @param end position after the last, in Unicode code points; {@code start} where text is inserted
 * @param replacement what stands there instead; empty where text is removed
 */
public record TextEdit(int start, int end, String replacement) {
  public TextEdit {
    Objects.requireNonNull(replacement, "replacement");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "An edit must have 0 <= start <= end, cannot be: " + start + ".." + end);
    }
  }
}
