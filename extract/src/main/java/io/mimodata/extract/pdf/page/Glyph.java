package io.mimodata.extract.pdf.page;

import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Typeface;

/**
 * One glyph as a page draws it; lengths in points, in the coordinates of {@link Box}. Not
 * thread-safe: its ink is looked up when first asked for.
 */
public final class Glyph {
  private static final float LARGEST_SCRIPT = 0.88f;
  private static final float ASCENT = 0.7f;
  private static final float DESCENT = 0.22f;
  private static final float X_HEIGHT = 0.45f;
  private static final String DESCENDING = "gjpqyQ,;()[]{}|/";
  private static final String LOW = "acemnorsuvwxz.,:;gpqy-";

  private final Typeface face;
  private final int code;
  private final Symbol symbol;
  private final float size;
  private final float x;
  private final float baseline;
  private final float width;
  private Box ink;

  /**
   * @param face font
   * @param code character code in it
   * @param size font size as drawn
   * @param x where it starts
   * @param baseline distance of its baseline from the top of the page
   * @param width how far it moves on
   */
  public Glyph(Typeface face, int code, float size, float x, float baseline, float width) {
    this.face = face;
    this.code = code;
    this.symbol = face.symbol(code);
    this.size = size;
    this.x = x;
    this.baseline = baseline;
    this.width = width;
  }

  public Typeface face() {
    return face;
  }

  public Symbol symbol() {
    return symbol;
  }

  /**
   * Whether letters of one font size are scripts beside those of another. The largest scripts have
   * about four fifths of it; sizes of fonts that are mixed in one line differ less.
   */
  public static boolean isScriptSize(float size, float other) {
    return size < LARGEST_SCRIPT * other;
  }

  /**
   * Whether its font size says nothing about the letters around it: big operators, and delimiters
   * that some writers stretch by drawing them in a larger size.
   */
  public boolean isStretched() {
    return face.isExtension()
        || switch (symbol.kind()) {
          case OPEN, CLOSE, FENCE, RADICAL, LARGE_OPERATOR -> true;
          default -> false;
        };
  }

  /** What it stands for in prose; may be empty or more than one character. */
  public String text() {
    return symbol.text();
  }

  public float size() {
    return size;
  }

  public float x() {
    return x;
  }

  public float right() {
    return x + width;
  }

  public float centerX() {
    return x + width / 2;
  }

  public float baseline() {
    return baseline;
  }

  public float width() {
    return width;
  }

  /**
   * The box of what is black: from the font's outlines in the fonts of formulas, by the usual
   * heights of letters in others.
   */
  public Box ink() {
    if (ink == null) {
      ink = measure();
    }
    return ink;
  }

  private Box measure() {
    boolean letters =
        !face.isMath()
            && symbol.text().length() == 1
            && symbol.kind() != Symbol.Kind.ACCENT
            && !isStretched();
    float[] bounds = letters ? null : face.bounds(code);
    if (bounds == null) {
      boolean low = letters && LOW.indexOf(symbol.text().charAt(0)) >= 0;
      boolean deep = letters && DESCENDING.indexOf(symbol.text().charAt(0)) >= 0;
      float top = baseline - (low ? X_HEIGHT : ASCENT) * size;
      return new Box(x, top, x + width, baseline + (deep ? DESCENT * size : 0));
    }
    float unit = size / 1000;
    return new Box(
        x + bounds[0] * unit,
        baseline - bounds[3] * unit,
        x + bounds[2] * unit,
        baseline - bounds[1] * unit);
  }

  @Override
  public String toString() {
    return "%s %s %.1f at %.1f,%.1f".formatted(symbol.text(), face.name(), size, x, baseline);
  }
}
