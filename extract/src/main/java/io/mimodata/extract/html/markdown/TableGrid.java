package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The cells of a table by row and column; a null cell is one that another spans.
 *
 * @param table the element
 * @param rows rows of equal length
 * @param columns their length
 * @param headed whether the first row heads the columns
 */
record TableGrid(Box table, List<List<Box>> rows, int columns, boolean headed) {
  /** Columns beyond this are a layout or an attack. */
  private static final int WIDEST = 100;

  private static final TagSet ROW_GROUPS = TagSet.of(Tag.THEAD, Tag.TBODY, Tag.TFOOT);
  private static final TagSet CELLS = TagSet.of(Tag.TD, Tag.TH);
  private static final TagSet BLOCKS =
      TagSet.HEADINGS.and(Tag.TABLE, Tag.BLOCKQUOTE, Tag.ARTICLE, Tag.SECTION);

  static TableGrid of(Box table) {
    List<List<Box>> rows = new ArrayList<>();
    List<Integer> spannedBelow = new ArrayList<>();
    for (Box row : ownRows(table)) {
      List<Box> cells = cells(row, spannedBelow);
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    int columns = dropEmptyColumns(rows);
    for (List<Box> row : rows) {
      while (row.size() > columns) {
        row.remove(row.size() - 1);
      }
      while (row.size() < columns) {
        row.add(null);
      }
    }
    boolean headed =
        !rows.isEmpty() && rows.get(0).stream().allMatch(cell -> cell == null || isHeader(cell));
    return new TableGrid(table, rows, columns, headed);
  }

  /** Whether the table shows data, not a layout: a grid whose cells each fit in a line. */
  boolean isData() {
    return rows.size() >= 2
        && columns >= (headed ? 1 : 2)
        && columns <= WIDEST
        && !table.attribute("role").equals("presentation")
        && rows.stream().flatMap(List::stream).allMatch(TableGrid::fitsLine);
  }

  /** The table's caption, or null. */
  Box caption() {
    for (Box child : table.boxes()) {
      if (child.is(Tag.CAPTION)) {
        return child;
      }
    }
    return null;
  }

  private static boolean fitsLine(Box cell) {
    return cell == null
        || (!cell.contains(BLOCKS)
            && !hasCodeOfSeveralLines(cell)
            && cell.count(Tag.P) <= 3
            && cell.count(Tag.LI) <= 8);
  }

  private static boolean hasCodeOfSeveralLines(Box element) {
    if (!element.contains(Tag.CODE_BLOCK)) {
      return false;
    }
    for (PageNode child = element.first(); child != null; child = child.next()) {
      if ((child instanceof CodeLeaf leaf && leaf.code().strip().indexOf('\n') >= 0)
          || (child instanceof Box box && hasCodeOfSeveralLines(box))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHeader(Box cell) {
    return cell.is(Tag.TH) || cell.isWithin(Tag.THEAD);
  }

  private static List<Box> ownRows(Box table) {
    List<Box> rows = new ArrayList<>();
    for (Box child : table.boxes()) {
      if (child.is(Tag.TR)) {
        rows.add(child);
      } else if (child.isOneOf(ROW_GROUPS)) {
        for (Box row : child.boxes()) {
          if (row.is(Tag.TR)) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  /**
   * Cells of a row with gaps where cells of rows above reach down.
   *
   * @param spannedBelow for each column, how many further rows a cell above covers; updated
   */
  private static List<Box> cells(Box row, List<Integer> spannedBelow) {
    List<Box> cells = new ArrayList<>();
    for (Box cell : row.boxes()) {
      if (!cell.isOneOf(CELLS)) {
        continue;
      }
      skipSpanned(cells, spannedBelow);
      int width = span(cell, "colspan");
      int height = span(cell, "rowspan");
      for (int i = 0; i < width && cells.size() <= WIDEST; i++) {
        cells.add(i == 0 ? cell : null);
        while (spannedBelow.size() < cells.size()) {
          spannedBelow.add(0);
        }
        spannedBelow.set(cells.size() - 1, height - 1);
      }
    }
    for (int column = cells.size(); !cells.isEmpty() && column < spannedBelow.size(); column++) {
      spannedBelow.set(column, Math.max(0, spannedBelow.get(column) - 1));
    }
    return cells;
  }

  /**
   * Takes out the columns in which no cell starts: they come from a cell that spans them.
   *
   * @return how many are left
   */
  private static int dropEmptyColumns(List<List<Box>> rows) {
    BitSet used = new BitSet();
    for (List<Box> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i) != null) {
          used.set(i);
        }
      }
    }
    if (used.cardinality() < used.length()) {
      rows.replaceAll(row -> only(row, used));
    }
    return used.cardinality();
  }

  private static List<Box> only(List<Box> row, BitSet columns) {
    List<Box> kept = new ArrayList<>();
    for (int i = columns.nextSetBit(0); i >= 0 && i < row.size(); i = columns.nextSetBit(i + 1)) {
      kept.add(row.get(i));
    }
    return kept;
  }

  private static void skipSpanned(List<Box> cells, List<Integer> spannedBelow) {
    while (cells.size() < spannedBelow.size() && spannedBelow.get(cells.size()) > 0) {
      spannedBelow.set(cells.size(), spannedBelow.get(cells.size()) - 1);
      cells.add(null);
    }
  }

  private static int span(Box cell, String attribute) {
    String span = cell.attribute(attribute).strip();
    if (span.isEmpty()) {
      return 1;
    }
    try {
      return Math.max(1, Math.min(WIDEST, Integer.parseInt(span)));
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
