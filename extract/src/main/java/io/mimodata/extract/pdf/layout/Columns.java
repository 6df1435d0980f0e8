package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Finds the columns of a document: most lines of prose are as wide as a column, and start at one of
 * its left margins.
 */
final class Columns {
  private static final float SLOT = 3;
  private static final float SAME = 4;
  private static final float WIDER = 1.12f;
  private static final int FEWEST_LETTERS = 20;

  private Columns() {}

  /** Puts each line in its column. */
  static void assign(List<TextLine> lines) {
    float width = usualWidth(lines);
    Map<Integer, List<TextLine>> pages = new TreeMap<>();
    for (TextLine line : lines) {
      pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line);
    }
    List<Float> last = List.of();
    for (List<TextLine> page : pages.values()) {
      List<Float> lefts = lefts(page, width);
      if (lefts.isEmpty()) {
        lefts = last;
      }
      last = lefts;
      for (TextLine line : page) {
        line.putIn(column(line, lefts, width, page));
      }
    }
  }

  private static Column column(TextLine line, List<Float> lefts, float width, List<TextLine> page) {
    float lineWidth = line.right() - line.left();
    if (lineWidth <= WIDER * width) {
      for (float left : lefts) {
        if (line.left() > left - SAME && line.right() < left + WIDER * width) {
          return new Column(left, left + width);
        }
      }
    }
    float left = Float.MAX_VALUE;
    float right = 0;
    for (TextLine other : page) {
      left = Math.min(left, other.left());
      right = Math.max(right, other.right());
    }
    return new Column(left, right);
  }

  /** The width that most text has, by its letters. */
  private static float usualWidth(List<TextLine> lines) {
    Tally letters = new Tally();
    Map<Integer, Float> widest = new HashMap<>();
    for (TextLine line : lines) {
      int count = line.line().glyphs().size();
      if (count >= FEWEST_LETTERS && !line.isCode()) {
        float width = line.right() - line.left();
        int slot = Math.round(width / SLOT);
        letters.add(slot, count);
        letters.add(slot - 1, count / 2f);
        letters.add(slot + 1, count / 2f);
        widest.merge(slot, width, Math::max);
      }
    }
    // A slot without a line of its own weighs no more than the heavier of its neighbours.
    OptionalInt usual = letters.heaviest();
    return usual.isEmpty() ? 0 : widest.get(usual.getAsInt());
  }

  private static List<Float> lefts(List<TextLine> page, float width) {
    List<Float> starts = new ArrayList<>();
    for (TextLine line : page) {
      if (Math.abs(line.right() - line.left() - width) < SAME) {
        starts.add(line.left());
      }
    }
    starts.sort(null);
    List<Float> lefts = new ArrayList<>();
    for (float start : starts) {
      if (lefts.isEmpty() || start - lefts.get(lefts.size() - 1) > width / 2) {
        lefts.add(start);
      }
    }
    return lefts;
  }
}
