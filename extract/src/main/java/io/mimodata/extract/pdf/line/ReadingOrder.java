package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines that a page draws late where they belong: some writers draw all formulas after the
 * text, and leave gaps for them in it. A line goes into the gap of another, or above the first line
 * of its column that stands lower. Lines of the next column are in nobody's way and stay.
 */
final class ReadingOrder {
  private static final float SAME_LINE = 0.45f;
  private static final float GAP = 0.25f;
  private static final float WORDS = 0.2f;

  private ReadingOrder() {}

  static List<Line> of(List<Line> drawn) {
    List<Line> ordered = new ArrayList<>();
    Line previous = null;
    for (Line line : drawn) {
      boolean late = previous != null && line.baseline() < previous.baseline() - line.size();
      previous = line;
      if (late && isFormula(line) && (fillsGap(ordered, line) || goesBetween(ordered, line))) {
        continue;
      }
      ordered.add(line);
    }
    return ordered;
  }

  /** Whether hardly a word is in a line. */
  private static boolean isFormula(Line line) {
    int inWords = 0;
    List<Glyph> glyphs = line.glyphs();
    for (int i = 2; i < glyphs.size(); i++) {
      boolean word = true;
      for (int j = i - 2; j <= i; j++) {
        word &=
            glyphs.get(j).symbol().kind() == Kind.LETTER
                && (j == i - 2
                    || glyphs.get(j).x() - glyphs.get(j - 1).right() < 0.1f * glyphs.get(j).size());
      }
      inWords += word ? 1 : 0;
    }
    return inWords < WORDS * glyphs.size();
  }

  private static boolean fillsGap(List<Line> ordered, Line late) {
    for (Line line : ordered) {
      float size = Math.max(line.size(), late.size());
      boolean level =
          Math.abs(line.baseline() - late.baseline()) < SAME_LINE * size
              || (late.ink().overlapY(line.ink()) > 0.7f * line.ink().height()
                  && late.ink().centerY() > line.ink().top()
                  && late.ink().centerY() < line.ink().bottom());
      if (!level || line.ink().left() > late.ink().left()) {
        continue;
      }
      int place = gap(line, late.ink());
      if (place >= 0) {
        line.insert(place, late);
        return true;
      }
    }
    return false;
  }

  /** Index of the glyph before which there is room for a box, or -1. */
  private static int gap(Line line, Box box) {
    List<Glyph> glyphs = line.glyphs();
    float tolerance = GAP * line.size();
    for (int i = 1; i < glyphs.size(); i++) {
      if (glyphs.get(i - 1).right() < box.left() + tolerance
          && glyphs.get(i).x() > box.right() - tolerance
          && !glyphs.get(i).text().isBlank()) {
        return i;
      }
    }
    float space = box.left() - line.ink().right();
    return space > -tolerance && space < 0.6f * line.size() ? glyphs.size() : -1;
  }

  private static boolean goesBetween(List<Line> ordered, Line late) {
    boolean above = false;
    for (int i = 0; i < ordered.size(); i++) {
      Line line = ordered.get(i);
      if (line.ink().overlapX(late.ink()) <= 0) {
        continue;
      }
      if (line.baseline() < late.baseline()) {
        above = true;
      } else if (above) {
        ordered.add(i, late);
        return true;
      } else {
        return false;
      }
    }
    return false;
  }
}
