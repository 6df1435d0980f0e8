package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads columns of prose one after the other where a page draws them row by row, over the gutter
 * between them: the halves of the rows on its left, then those on its right. A line that crosses
 * the gutter keeps its place and parts what is above it from what is below (the XY-cut of Nagy and
 * Seth 1984), and the columns found are looked at for gutters of their own.
 *
 * <p>A gutter is white space at the same place in many rows whose halves are prose and mostly
 * filled from edge to edge. The cells of tables, the terms of a list of definitions and code beside
 * its comments don't fill their columns, so these stay as they are drawn.
 *
 * @param x a place within it, in points, as are all of these
 * @param left left edge of the column on its left
 * @param end right edge of that column
 * @param start left edge of the column on its right
 * @param right right edge of that column
 */
record Gutters(float x, float left, float end, float start, float right) {
  private static final int FEWEST_ROWS = 10;
  private static final float MOST = 0.6f;
  private static final float FILLED = 0.45f;
  private static final float FEWEST_FILLED = 0.2f;
  private static final float INSIDE = 0.9f;
  private static final float NARROWEST = 0.7f;
  private static final float NARROWEST_COLUMN = 12;
  private static final float APART = 1.3f;
  private static final float SLOT = 3;

  /** The lines of a page in the order in which they are read. */
  static List<Line> order(List<Line> drawn) {
    List<DrawnRow> rows = DrawnRow.of(drawn);
    Gutters gutter = find(rows);
    if (gutter == null) {
      return drawn;
    }
    List<Line> ordered = new ArrayList<>();
    List<DrawnRow> region = new ArrayList<>();
    for (DrawnRow row : rows) {
      if (gutter.isCrossedBy(row)) {
        gutter.order(region, ordered);
        region.clear();
        ordered.addAll(row.lines());
      } else {
        region.add(row);
      }
    }
    gutter.order(region, ordered);
    return ordered;
  }

  /** The gutter of some rows, or null. */
  private static Gutters find(List<DrawnRow> rows) {
    Tally starts = new Tally();
    for (DrawnRow row : rows) {
      for (float start : row.startsAfter(NARROWEST)) {
        int slot = Math.round(start / SLOT);
        starts.add(slot - 1, 0.5f);
        starts.add(slot, 1);
        starts.add(slot + 1, 0.5f);
      }
    }
    for (int slot : starts.atLeast(FEWEST_ROWS / 2f)) {
      Gutters gutter = of(rows, slot);
      if (gutter.partsColumns(rows)) {
        return gutter;
      }
    }
    return null;
  }

  /** The gutter before a column that starts in a slot. */
  private static Gutters of(List<DrawnRow> rows, int slot) {
    float start = Float.POSITIVE_INFINITY;
    float x = start;
    for (DrawnRow row : rows) {
      for (float found : row.startsAfter(NARROWEST)) {
        if (Math.round(found / SLOT) == slot && found < start) {
          start = found;
          x = found - NARROWEST / 2 * row.size();
        }
      }
    }
    List<DrawnRow.Cell> before = new ArrayList<>();
    List<Float> rights = new ArrayList<>();
    Tally lefts = new Tally();
    for (DrawnRow row : rows) {
      if (isSplit(row, x)) {
        DrawnRow.Cell cell = row.cell(x, true, NARROWEST);
        before.add(cell);
        if (x - cell.right() < NARROWEST_COLUMN * row.size()) {
          lefts.add(Math.round(cell.left() / SLOT), 1);
        }
        rights.add(row.cell(x, false, NARROWEST).right());
      }
    }
    float left = lefts.heaviest().orElse(0) * SLOT;
    List<Float> ends = new ArrayList<>();
    before.stream().map(DrawnRow.Cell::right).filter(end -> end > left).forEach(ends::add);
    return new Gutters(x, left, edge(ends), start, edge(rights));
  }

  /** The edge that hardly a line reaches over. */
  private static float edge(List<Float> ends) {
    ends.sort(null);
    return ends.isEmpty() ? 0 : ends.get((int) (INSIDE * (ends.size() - 1)));
  }

  private static boolean isSplit(DrawnRow row, float x) {
    return row.isOnBothSides(x) && row.gapAt(x) >= NARROWEST;
  }

  private boolean isCrossedBy(DrawnRow row) {
    return row.isOnBothSides(x) && !isSplit(row, x);
  }

  /** Whether it parts most rows from its first to its last, and both sides are columns of prose. */
  private boolean partsColumns(List<DrawnRow> rows) {
    List<DrawnRow> split = new ArrayList<>();
    int crossed = 0;
    int crossedSoFar = 0;
    float size = Float.MAX_VALUE;
    for (DrawnRow row : rows) {
      if (isSplit(row, x)) {
        crossed = split.isEmpty() ? 0 : crossedSoFar;
        split.add(row);
        size = Math.min(size, row.size());
      } else if (isCrossedBy(row) && !split.isEmpty()) {
        crossedSoFar++;
      }
    }
    return split.size() >= FEWEST_ROWS
        && split.size() >= MOST * (split.size() + crossed)
        && Math.min(end - left, right - start) >= NARROWEST_COLUMN * size
        && areFilled(split);
  }

  /** Whether prose fills both columns in enough of the rows that have both. */
  private boolean areFilled(List<DrawnRow> split) {
    int before = 0;
    int beside = 0;
    int after = 0;
    for (int i = 0; i < split.size(); i++) {
      DrawnRow below = i + 1 < split.size() ? split.get(i + 1) : null;
      // On the left there may be a column farther away.
      beside += split.get(i).cell(x, true, NARROWEST).right() > left ? 1 : 0;
      before += isFilled(split.get(i), below, true) ? 1 : 0;
      after += isFilled(split.get(i), below, false) ? 1 : 0;
    }
    return beside > 0
        && before >= FEWEST_FILLED * beside
        && after >= FEWEST_FILLED * split.size()
        && before + after >= FILLED * (beside + split.size());
  }

  private boolean isFilled(DrawnRow row, DrawnRow below, boolean before) {
    DrawnRow.Cell next = below == null ? null : below.cell(x, before, NARROWEST);
    return row.cell(x, before, NARROWEST).fills(before ? left : start, before ? end : right, next);
  }

  /** Adds the lines of a region that no line crosses: its left column, then its right one. */
  private void order(List<DrawnRow> region, List<Line> ordered) {
    if (!areFilled(region.stream().filter(row -> isSplit(row, x)).toList())) {
      region.forEach(row -> ordered.addAll(row.lines()));
      return;
    }
    int from = 0;
    int to = region.size();
    while (isApart(region, from, from + 1)) {
      ordered.addAll(region.get(from).lines());
      from++;
    }
    while (isApart(region, to - 1, to - 2)) {
      to--;
    }
    for (boolean before : new boolean[] {true, false}) {
      List<Line> column = new ArrayList<>();
      region.subList(from, to).forEach(row -> column.addAll(row.side(x, before)));
      ordered.addAll(order(column));
    }
    region.subList(to, region.size()).forEach(row -> ordered.addAll(row.lines()));
  }

  /**
   * Whether a row at an edge of a region is a running head or foot with something on both sides.
   */
  private boolean isApart(List<DrawnRow> region, int edge, int next) {
    DrawnRow row = region.get(edge);
    return next >= 0
        && next < region.size()
        && isSplit(row, x)
        && !isFilled(row, null, true)
        && !isFilled(row, null, false)
        && -row.ink().overlapY(region.get(next).ink()) > APART * row.size();
  }
}
