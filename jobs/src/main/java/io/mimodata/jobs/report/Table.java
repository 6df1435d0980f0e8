package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;

/** A plain table; numeric columns are set flush right. Not thread-safe. */
final class Table {
  private record Column(String heading, boolean numeric) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  Table text(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  Table number(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  /** One cell for each column. */
  Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row needs " + columns.size() + " cells, cannot have: " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  void writeTo(Html page) {
    page.open("div", "class", "scroll").open("table");
    page.open("thead").open("tr");
    for (Column column : columns) {
      page.element("th", column.heading, "scope", "col", "class", cssClass(column));
    }
    page.close("tr").close("thead").open("tbody");
    for (List<String> row : rows) {
      page.newline().open("tr");
      for (int i = 0; i < row.size(); i++) {
        page.element("td", row.get(i), "class", cssClass(columns.get(i)), "dir", direction(i));
      }
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }

  private static String cssClass(Column column) {
    return column.numeric ? "number" : null;
  }

  /** Text may come from documents of any script: each cell finds its own direction. */
  private String direction(int column) {
    return columns.get(column).numeric ? null : "auto";
  }
}
