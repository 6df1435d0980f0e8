package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What stands on one line: the glyphs of its baseline and all that formulas put above and below it,
 * in the order in which they are drawn. A displayed formula of several storeys is one line too.
 */
public final class Line {
  private static final float SAME_BASELINE = 0.12f;

  private final int page;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final List<Box> rules = new ArrayList<>();
  private Style style = Style.usual();
  private Box ink;
  private float size;
  private float extensionSize;
  private boolean mathFont;
  private float baseline = Float.NaN;

  Line(int page) {
    this.page = page;
  }

  void add(Glyph glyph) {
    glyphs.add(glyph);
    ink = Box.union(ink, glyph.ink());
    if (glyph.isStretched()) {
      extensionSize = Math.max(extensionSize, glyph.size());
    } else {
      size = Math.max(size, glyph.size());
    }
    mathFont |= glyph.face().isMath();
    baseline = Float.NaN;
  }

  /** Puts the glyphs of another line before one of this. */
  void insert(int place, Line other) {
    glyphs.addAll(place, other.glyphs);
    rules.addAll(other.rules);
    ink = Box.union(ink, other.ink);
    size = Math.max(size, other.size);
    extensionSize = Math.max(extensionSize, other.extensionSize);
    mathFont |= other.mathFont;
    baseline = Float.NaN;
  }

  void add(Box rule) {
    rules.add(rule);
    ink = Box.union(ink, rule);
  }

  /** The style of its document. */
  public Style style() {
    return style;
  }

  /** Says in which style its document is set. */
  public void setStyle(Style documentStyle) {
    style = documentStyle;
  }

  /** Page number from 0. */
  public int page() {
    return page;
  }

  /** The glyphs in the order in which they are drawn. */
  public List<Glyph> glyphs() {
    return glyphs;
  }

  /** Horizontal rules that belong to it, such as fraction bars. */
  public List<Box> rules() {
    return rules;
  }

  /** The box of all that is black. */
  public Box ink() {
    return ink;
  }

  /** Whether a glyph of it is in a font that only formulas use. */
  boolean hasMathFont() {
    return mathFont;
  }

  /** Font size of its largest letters, in points; that of big operators where it has no others. */
  public float size() {
    return size > 0 ? size : extensionSize;
  }

  /**
   * Font size of its letters, or that of its big operators while it has nothing but these and
   * scripts.
   */
  float baseSize() {
    return Glyph.isScriptSize(size, extensionSize) ? extensionSize : size;
  }

  /** The baseline on which most of its full-size glyphs stand. */
  public float baseline() {
    if (Float.isNaN(baseline)) {
      baseline = findBaseline();
    }
    return baseline;
  }

  private float findBaseline() {
    Tally widths = new Tally();
    Map<Integer, Float> baselines = new HashMap<>();
    for (Glyph glyph : glyphs) {
      if (!glyph.face().isExtension() && glyph.size() > 0.85f * size()) {
        int slot = Math.round(glyph.baseline() / Math.max(0.5f, SAME_BASELINE * size()));
        widths.add(slot, glyph.width() + 0.01f);
        baselines.putIfAbsent(slot, glyph.baseline());
      }
    }
    OptionalInt widest = widths.heaviest();
    return widest.isEmpty() ? glyphs.get(0).baseline() : baselines.get(widest.getAsInt());
  }

  /** A line of some of its glyphs, with the rules among them. */
  public Line part(List<Glyph> some) {
    Line part = new Line(page);
    some.forEach(part::add);
    for (Box rule : rules) {
      if (rule.overlapX(part.ink) > 0.5f * rule.width()) {
        part.add(rule);
      }
    }
    part.style = style;
    return part;
  }

  /** The characters of its glyphs without any spaces, for comparing and for looking at. */
  public String characters() {
    StringBuilder text = new StringBuilder();
    glyphs.forEach(glyph -> text.append(glyph.text()));
    return text.toString();
  }

  @Override
  public String toString() {
    return "%d:%.0f %s".formatted(page, ink == null ? 0 : ink.top(), characters());
  }
}
