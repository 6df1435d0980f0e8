package io.mimodata.extract.html;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;

/**
 * Undoes what javadoc 16 and later do with style sheets alone: the summaries of members are grids
 * of {@code div} cells, which become tables again.
 */
final class JavadocPages {
  private JavadocPages() {}

  static void restoreTables(PageTree page) {
    replaceGrids(page, "two-column-summary", 2);
    replaceGrids(page, "three-column-summary", 3);
  }

  private static void replaceGrids(PageTree page, String className, int columns) {
    for (Box grid : page.byClass(className)) {
      Box table = page.create(Tag.TABLE);
      Box row = null;
      int i = 0;
      for (Box cell : grid.boxes()) {
        if (i++ % columns == 0) {
          row = page.create(Tag.TR);
          table.append(row);
        }
        Box moved = page.create(cell.hasClass("table-header") ? Tag.TH : Tag.TD);
        moved.appendChildrenOf(cell);
        row.append(moved);
      }
      grid.replaceWith(table);
    }
  }
}
