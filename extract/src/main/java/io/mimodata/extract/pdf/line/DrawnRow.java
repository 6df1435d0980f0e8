package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that a page draws one after the other at one height, from left to right; most often it is
 * one line. Lengths without a unit are in font sizes.
 */
final class DrawnRow {
  private static final float SIZE_STEP = 0.5f;
  private static final float AT_EDGE = 1.5f;
  private static final float FLUSH = 0.5f;
  private static final float WORD_GAP = 0.15f;
  private static final float FILLED = 0.6f;

  private final List<Line> lines = new ArrayList<>();

  /** Without spaces, from left to right. */
  private final List<Glyph> glyphs = new ArrayList<>();

  private Box ink;
  private float size;

  private DrawnRow() {}

  /** The rows of some lines, in their order. */
  static List<DrawnRow> of(List<Line> drawn) {
    List<DrawnRow> rows = new ArrayList<>();
    DrawnRow row = null;
    for (Line line : drawn) {
      if (row == null || !row.isFollowedBy(line)) {
        row = new DrawnRow();
        rows.add(row);
      }
      row.add(line);
    }
    rows.forEach(DrawnRow::measure);
    return rows;
  }

  private boolean isFollowedBy(Line line) {
    return line.ink().left() > ink.right() && line.ink().overlapY(ink) > 0;
  }

  private void add(Line line) {
    lines.add(line);
    ink = Box.union(ink, line.ink());
    for (Glyph glyph : line.glyphs()) {
      if (glyph.symbol().kind() != Kind.SPACE) {
        glyphs.add(glyph);
      }
    }
  }

  private void measure() {
    glyphs.sort(Comparator.comparingDouble(Glyph::x));
    Tally sizes = new Tally();
    float width = 0;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      width += glyph.width();
      if (i + 1 == glyphs.size() || glyphs.get(i + 1).size() != glyph.size()) {
        sizes.add(Math.round(glyph.size() / SIZE_STEP), width);
        width = 0;
      }
    }
    size = Math.max(1, sizes.heaviest().orElse(0) * SIZE_STEP);
  }

  List<Line> lines() {
    return lines;
  }

  Box ink() {
    return ink;
  }

  /** The font size of most of it, in points; at least one. */
  float size() {
    return size;
  }

  /** Where it goes on after white space of some width, in points. */
  List<Float> startsAfter(float gap) {
    List<Float> starts = new ArrayList<>();
    float right = Float.MAX_VALUE;
    for (Glyph glyph : glyphs) {
      if (glyph.x() - right >= gap * size) {
        starts.add(glyph.x());
      }
      right = right == Float.MAX_VALUE ? glyph.right() : Math.max(right, glyph.right());
    }
    return starts;
  }

  /** Whether something stands on both sides of a place. */
  boolean isOnBothSides(float x) {
    return !glyphs.isEmpty()
        && glyphs.get(0).centerX() < x
        && glyphs.get(glyphs.size() - 1).centerX() >= x;
  }

  /** Width of the white space at a place that something stands on both sides of. */
  float gapAt(float x) {
    float end = Float.NEGATIVE_INFINITY;
    float start = Float.POSITIVE_INFINITY;
    for (Glyph glyph : glyphs) {
      if (glyph.centerX() < x) {
        end = Math.max(end, glyph.right());
      } else {
        start = Math.min(start, glyph.x());
      }
    }
    return (start - end) / size;
  }

  /** What stands next to a place without white space of some width in it. */
  Cell cell(float x, boolean before, float gap) {
    List<Glyph> cell = new ArrayList<>();
    float right = Float.NEGATIVE_INFINITY;
    for (Glyph glyph : glyphs) {
      if (glyph.centerX() < x != before) {
        continue;
      }
      if (glyph.x() - right >= gap * size && !cell.isEmpty()) {
        if (!before) {
          break;
        }
        cell.clear();
      }
      cell.add(glyph);
      right = Math.max(right, glyph.right());
    }
    return new Cell(cell, size);
  }

  /**
   * What stands of a row between two stretches of white space.
   *
   * @param glyphs at least one, from left to right
   * @param size font size of the row
   */
  record Cell(List<Glyph> glyphs, float size) {
    float left() {
      return glyphs.get(0).x();
    }

    float right() {
      float right = left();
      for (Glyph glyph : glyphs) {
        right = Math.max(right, glyph.right());
      }
      return right;
    }

    /** Width of its first word, in points. */
    private float firstWord() {
      int end = 1;
      while (end < glyphs.size()
          && glyphs.get(end).x() - glyphs.get(end - 1).right() < WORD_GAP * size) {
        end++;
      }
      return glyphs.get(end - 1).right() - left();
    }

    /**
     * Whether it is a line of prose that fills a column: words from its left edge on, and at its
     * right edge no room for the first word below.
     *
     * @param from left edge in points
     * @param to right edge in points
     * @param below the next cell of the column, or null
     */
    boolean fills(float from, float to, Cell below) {
      float covered = 0;
      int letters = 0;
      for (Glyph glyph : glyphs) {
        covered += glyph.width();
        boolean prose = !glyph.face().isMath() && !glyph.face().isFixedPitch();
        letters += prose && glyph.symbol().kind() == Kind.LETTER ? 1 : 0;
      }
      float room = to - right();
      float word = below == null ? 0 : below.firstWord();
      return Math.abs(left() - from) < AT_EDGE * size
          && room - word < FLUSH * size
          && room > -FLUSH * size
          && covered >= FILLED * (to - from)
          && 2 * letters >= glyphs.size();
    }
  }

  /** What stands on one side of a place; lines that reach over it are cut. */
  List<Line> side(float x, boolean before) {
    List<Line> side = new ArrayList<>();
    for (Line line : lines) {
      List<Glyph> part = new ArrayList<>();
      for (Glyph glyph : line.glyphs()) {
        boolean space = glyph.symbol().kind() == Kind.SPACE;
        if (glyph.centerX() < x == before && !(space && part.isEmpty())) {
          part.add(glyph);
        }
      }
      if (part.size() == line.glyphs().size()) {
        side.add(line);
      } else if (!part.isEmpty()) {
        side.add(line.part(withoutLastSpaces(part)));
      }
    }
    return side;
  }

  private static List<Glyph> withoutLastSpaces(List<Glyph> part) {
    int end = part.size();
    while (part.get(end - 1).symbol().kind() == Kind.SPACE) {
      end--;
    }
    return part.subList(0, end);
  }
}
