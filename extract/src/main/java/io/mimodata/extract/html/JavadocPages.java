package io.mimodata.extract.html;

import io.mimodata.extract.html.dom.PageIndex;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Undoes what javadoc 16 and later do with style sheets alone: the summaries of members are grids
 * of {@code div} cells, which become tables again.
 */
final class JavadocPages {
  private JavadocPages() {}

  static void restoreTables(PageIndex index) {
    replaceGrids(index, "two-column-summary", 2);
    replaceGrids(index, "three-column-summary", 3);
  }

  private static void replaceGrids(PageIndex index, String className, int columns) {
    for (Element grid : index.byClass(className)) {
      List<Element> cells = List.copyOf(grid.children());
      Element table = new Element("table");
      Element row = null;
      for (int i = 0; i < cells.size(); i++) {
        if (i % columns == 0) {
          row = table.appendElement("tr");
        }
        Element cell = row.appendElement(cells.get(i).hasClass("table-header") ? "th" : "td");
        cell.insertChildren(0, List.copyOf(cells.get(i).childNodes()));
      }
      grid.replaceWith(table);
    }
  }
}
