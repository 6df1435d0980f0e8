package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The cells of a table by row and column; a null cell is one that another spans.
 *
 * @param table the element
 * @param rows rows of equal length
 * @param columns their length
 * @param headed whether the first row heads the columns
 */
record TableGrid(Element table, List<List<Element>> rows, int columns, boolean headed) {
  /** Columns beyond this are a layout or an attack. */
  private static final int WIDEST = 100;

  private static final Set<String> ROW_GROUPS = Set.of("thead", "tbody", "tfoot");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> BLOCKS =
      Set.of("table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section");

  static TableGrid of(Element table) {
    List<List<Element>> rows = new ArrayList<>();
    List<Integer> spannedBelow = new ArrayList<>();
    for (Element row : ownRows(table)) {
      List<Element> cells = cells(row, spannedBelow);
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    for (List<Element> row : rows) {
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
        && !table.attr("role").equals("presentation")
        && rows.stream().flatMap(List::stream).allMatch(TableGrid::fitsLine);
  }

  /** The table's caption, or null. */
  Element caption() {
    Element first = table.firstElementChild();
    return first != null && first.normalName().equals("caption") ? first : null;
  }

  private static boolean fitsLine(Element cell) {
    return cell == null
        || (!Names.contains(cell, BLOCKS)
            && cell.getElementsByTag("pre").stream().noneMatch(TableGrid::hasLines)
            && cell.getElementsByTag("p").size() <= 3
            && cell.getElementsByTag("li").size() <= 8);
  }

  private static boolean hasLines(Element pre) {
    return CodeElements.isBlock(pre) && pre.wholeText().strip().indexOf('\n') >= 0;
  }

  private static boolean isHeader(Element cell) {
    return cell.normalName().equals("th") || Names.isWithin(cell, Set.of("thead"));
  }

  private static List<Element> ownRows(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element child : table.children()) {
      if (child.normalName().equals("tr")) {
        rows.add(child);
      } else if (Names.isOneOf(child, ROW_GROUPS)) {
        for (Element row : child.children()) {
          if (row.normalName().equals("tr")) {
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
  private static List<Element> cells(Element row, List<Integer> spannedBelow) {
    List<Element> cells = new ArrayList<>();
    for (Element cell : row.children()) {
      if (!Names.isOneOf(cell, CELLS)) {
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
    return cells;
  }

  private static void skipSpanned(List<Element> cells, List<Integer> spannedBelow) {
    while (cells.size() < spannedBelow.size() && spannedBelow.get(cells.size()) > 0) {
      spannedBelow.set(cells.size(), spannedBelow.get(cells.size()) - 1);
      cells.add(null);
    }
  }

  private static int span(Element cell, String attribute) {
    try {
      return Math.max(1, Math.min(WIDEST, Integer.parseInt(cell.attr(attribute).strip())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
