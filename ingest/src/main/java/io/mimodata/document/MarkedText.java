package io.mimodata.document;

import java.util.List;

/**
 * A text that knows which of its places are formulas or code. Places are UTF-16 chars; the spans
 * are looked at when the first question is asked. Not thread-safe.
 */
public final class MarkedText {
  private final String text;
  private final List<Span> spans;
  private SpanIndex formulas;
  private SpanIndex code;

  /**
   * @param spans positions in code points, in any order; what lies outside the text is passed over
   */
  public MarkedText(String text, List<Span> spans) {
    this.text = text;
    this.spans = spans;
  }

  public String text() {
    return text;
  }

  public List<Span> spans() {
    return spans;
  }

  /**
   * Whether any of the chars from {@code start} to before {@code end} is in a formula and not in
   * code.
   */
  public boolean inFormula(int start, int end) {
    if (formulas == null) {
      formulas = SpanIndex.of(text, spans, Span.FORMULA);
    }
    return formulas.overlaps(start, end) && !inCode(start, end);
  }

  /** Whether any of the chars from {@code start} to before {@code end} is in code. */
  public boolean inCode(int start, int end) {
    if (code == null) {
      code = SpanIndex.of(text, spans, Span.CODE);
    }
    return code.overlaps(start, end);
  }

  /** Whether none of the chars is in a formula or in code. */
  public boolean isWording(int start, int end) {
    return !inCode(start, end) && !inFormula(start, end);
  }
}
