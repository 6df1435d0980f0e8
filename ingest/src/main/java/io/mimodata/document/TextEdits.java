package io.mimodata.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Replacements in one text, made in one pass, and where its spans lie afterwards. Positions are
 * code points of the text before the edits; an unpaired surrogate is one. Immutable.
 */
public final class TextEdits {
  private static final TextEdits NONE = new TextEdits(List.of());

  private final List<TextEdit> edits;

  /** By how much the text has grown before each edit, and after the last one. */
  private final int[] growth;

  private TextEdits(List<TextEdit> edits) {
    this.edits = edits;
    this.growth = new int[edits.size() + 1];
    for (int i = 0; i < edits.size(); i++) {
      TextEdit edit = edits.get(i);
      String replacement = edit.replacement();
      growth[i + 1] =
          growth[i]
              + replacement.codePointCount(0, replacement.length())
              - (edit.end() - edit.start());
    }
  }

  /**
   * Takes edits in the order of their positions.
   *
   * @throws IllegalArgumentException if one begins before the end of the one before
   */
  public static TextEdits of(List<TextEdit> edits) {
    int end = 0;
    for (TextEdit edit : edits) {
      if (edit.start() < end) {
        throw new IllegalArgumentException(
            "An edit must begin at %d or after, where the one before ends, cannot begin at: %d"
                .formatted(end, edit.start()));
      }
      end = edit.end();
    }
    return edits.isEmpty() ? NONE : new TextEdits(List.copyOf(edits));
  }

  /** The same, with positions in UTF-16 chars of the text, none of them inside a code point. */
  public static TextEdits ofChars(String text, List<TextEdit> edits) {
    List<TextEdit> counted = new ArrayList<>(edits.size());
    int at = 0;
    int codePoints = 0;
    for (TextEdit edit : edits) {
      if (edit.start() < at || edit.end() > text.length()) {
        throw new IllegalArgumentException(
            "An edit must lie in %d..%d, cannot be: %d..%d"
                .formatted(at, text.length(), edit.start(), edit.end()));
      }
      int start = codePoints + text.codePointCount(at, edit.start());
      codePoints = start + text.codePointCount(edit.start(), edit.end());
      at = edit.end();
      counted.add(new TextEdit(start, codePoints, edit.replacement()));
    }
    return of(counted);
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  public List<TextEdit> edits() {
    return edits;
  }

  /**
   * The text with all replacements made.
   *
   * @throws IllegalArgumentException if an edit lies outside the text
   */
  public String apply(String text) {
    if (edits.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    int codePoints = 0;
    for (TextEdit edit : edits) {
      int start = offset(text, at, edit.start() - codePoints);
      out.append(text, at, start).append(edit.replacement());
      at = offset(text, start, edit.end() - edit.start());
      codePoints = edit.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static int offset(String text, int from, int codePoints) {
    try {
      return text.offsetByCodePoints(from, codePoints);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "Edits must lie in the text of %d code points, one ends after it"
              .formatted(text.codePointCount(0, text.length())),
          e);
    }
  }

  /**
   * The spans of the edited text, in their order. An end of a span inside an edit moves outwards,
   * so that the span takes the whole replacement in; a span of which nothing is left is not there
   * any more. What is inserted at an end of a span stays outside it.
   */
  public List<Span> move(List<Span> spans) {
    if (edits.isEmpty()) {
      return spans;
    }
    List<Span> moved = new ArrayList<>(spans.size());
    for (Span span : spans) {
      int start = moveStart(span.start());
      int end = Math.max(start, moveEnd(span.end()));
      if (end > start || span.start() == span.end()) {
        moved.add(new Span(span.kind(), start, end));
      }
    }
    return moved;
  }

  /**
   * Where a stretch of text that began at a position begins afterwards: behind the edits that end
   * at or before it, and at the start of one that contains it.
   */
  public int moveStart(int position) {
    int before = before(position, false);
    boolean inside = before < edits.size() && edits.get(before).start() < position;
    return (inside ? edits.get(before).start() : position) + growth[before];
  }

  /**
   * Where a stretch of text that ended at a position ends afterwards: before what is inserted at
   * it, and at the end of an edit that contains it.
   */
  public int moveEnd(int position) {
    int before = before(position, true);
    boolean inside = before < edits.size() && edits.get(before).start() < position;
    return inside ? edits.get(before).end() + growth[before + 1] : position + growth[before];
  }

  /** How many edits lie before a position; those that insert at it count only for a start. */
  private int before(int position, boolean isEnd) {
    int low = 0;
    int high = edits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      TextEdit edit = edits.get(middle);
      boolean insertsHere = edit.start() == position && edit.end() == position;
      if (edit.end() <= position && !(insertsHere && isEnd)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
