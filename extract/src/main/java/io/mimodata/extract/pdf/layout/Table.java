package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that stand as rows over common columns: at least two in a row, parted by white space at the
 * same places. Whether rules are drawn between them doesn't matter.
 */
final class Table {
  private static final float CELL_GAP = 0.9f;
  private static final float COMMON_GAP = 0.6f;
  private static final float STOREYS = 1.7f;
  private static final float MANY_LETTERS = 0.5f;
  private static final float WIDEST_STEP = 3.2f;

  private final List<TextLine> rows = new ArrayList<>();
  private List<float[]> columns = List.of();

  private Table() {}

  /** Finds the tables among the lines of a document and tells the lines of them. */
  static void mark(List<TextLine> lines) {
    Table table = new Table();
    TextLine previous = null;
    for (TextLine line : lines) {
      boolean candidate =
          !line.isCode() && !isFormula(line) && stretches(line, CELL_GAP).size() > 1;
      boolean follows = previous != null && isBelow(previous, line);
      if (!candidate || !follows || !table.takes(line)) {
        table.finish();
        table = new Table();
        if (candidate) {
          table.takes(line);
        }
      }
      previous = line;
    }
    table.finish();
  }

  /** Formulas of several storeys, and rows with the number of an equation. */
  private static boolean isFormula(TextLine line) {
    boolean storeys = line.ink().height() > STOREYS * line.size() || !line.line().rules().isEmpty();
    boolean few = line.letters() < MANY_LETTERS;
    return few && (storeys || DisplayLine.isNumbered(line));
  }

  private static boolean isBelow(TextLine previous, TextLine line) {
    float step = line.baseline() - previous.baseline();
    return line.page() == previous.page()
        && step > 0.5f * line.size()
        && step < WIDEST_STEP * line.size();
  }

  /** Adds a row if common columns are left with it. */
  private boolean takes(TextLine line) {
    List<TextLine> with = new ArrayList<>(rows);
    with.add(line);
    List<float[]> common = columns(with);
    if (common.size() < 2) {
      return false;
    }
    rows.add(line);
    columns = common;
    return true;
  }

  private void finish() {
    if (rows.size() > 1 && !isText()) {
      rows.forEach(row -> row.putIn(this));
    }
  }

  /** Rows of formulas alone are no table, nor are items with their marks. */
  private boolean isText() {
    if (columns.size() > 2) {
      return rows.stream().allMatch(row -> row.letters() == 0 && !hasDigit(row));
    }
    long marks = rows.stream().filter(row -> stretches(row, CELL_GAP).get(0).size() <= 3).count();
    boolean formulas = rows.stream().anyMatch(row -> row.letters() < 0.3f && !hasDigit(row));
    return marks > rows.size() / 2 || formulas || rows.size() < 3;
  }

  private static boolean hasDigit(TextLine row) {
    return row.line().glyphs().stream().anyMatch(glyph -> glyph.symbol().kind() == Kind.DIGIT);
  }

  /** Number of columns. */
  int width() {
    return columns.size();
  }

  List<TextLine> rows() {
    return rows;
  }

  /** The cells of a row; null for an empty one. */
  List<Line> cells(TextLine row) {
    List<Line> cells = new ArrayList<>();
    List<Glyph> glyphs = row.line().glyphs();
    for (float[] column : columns) {
      List<Glyph> inside = new ArrayList<>();
      for (Glyph glyph : glyphs) {
        if (glyph.centerX() >= column[0] && glyph.centerX() <= column[1]) {
          inside.add(glyph);
        }
      }
      cells.add(inside.isEmpty() ? null : row.line().part(inside));
    }
    return cells;
  }

  /** The stretches of the horizontal axis that the rows share as columns. */
  private static List<float[]> columns(List<TextLine> rows) {
    List<float[]> all = new ArrayList<>();
    float size = Float.MAX_VALUE;
    for (TextLine row : rows) {
      size = Math.min(size, row.size());
      for (List<Glyph> stretch : stretches(row, COMMON_GAP)) {
        float right = 0;
        for (Glyph glyph : stretch) {
          right = Math.max(right, glyph.right());
        }
        all.add(new float[] {stretch.get(0).x(), right});
      }
    }
    all.sort(Comparator.comparingDouble(stretch -> stretch[0]));
    List<float[]> columns = new ArrayList<>();
    for (float[] stretch : all) {
      float[] last = columns.isEmpty() ? null : columns.get(columns.size() - 1);
      if (last != null && stretch[0] - last[1] < COMMON_GAP * size) {
        last[1] = Math.max(last[1], stretch[1]);
      } else {
        columns.add(stretch.clone());
      }
    }
    return columns;
  }

  /** The glyphs of a line from left to right, cut at gaps of a width in font sizes. */
  private static List<List<Glyph>> stretches(TextLine line, float gap) {
    List<List<Glyph>> stretches = new ArrayList<>();
    List<Glyph> stretch = new ArrayList<>();
    float right = 0;
    List<Glyph> glyphs = new ArrayList<>(line.line().glyphs());
    glyphs.sort(Comparator.comparingDouble(Glyph::x));
    for (Glyph glyph : glyphs) {
      if (glyph.symbol().kind() == Kind.SPACE) {
        continue;
      }
      if (!stretch.isEmpty() && glyph.x() - right > gap * line.size()) {
        stretches.add(stretch);
        stretch = new ArrayList<>();
      }
      stretch.add(glyph);
      right = Math.max(right, glyph.right());
    }
    if (!stretch.isEmpty()) {
      stretches.add(stretch);
    }
    return stretches;
  }
}
