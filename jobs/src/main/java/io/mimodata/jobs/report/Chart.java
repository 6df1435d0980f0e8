package io.mimodata.jobs.report;

import java.util.function.Consumer;

/** A figure of the page: it has a title that says what it shows, units, and its numbers as text. */
interface Chart {
  /** Longer names of rows are shortened. */
  int NAME_LENGTH = 40;

  void writeTo(Html page);

  /**
   * The frame around a chart.
   *
   * @param unit what is counted and what bars or axes mean
   * @param body writes the drawing and its numbers
   */
  static void frame(Html page, String kind, String title, String unit, Consumer<Html> body) {
    page.newline().open("figure", "class", kind);
    page.open("figcaption").element("strong", title);
    if (!unit.isEmpty()) {
      page.text(" ").element("span", unit, "class", "unit");
    }
    page.close("figcaption");
    body.accept(page);
    page.close("figure");
  }

  /** The name of a chart's row; a long one is shortened in its middle and told in full by a tip. */
  static void rowName(Html page, String name) {
    int length = name.codePointCount(0, name.length());
    if (length <= NAME_LENGTH) {
      page.element("th", name, "scope", "row", "dir", "auto");
      return;
    }
    int head = name.offsetByCodePoints(0, NAME_LENGTH / 2);
    int tail = name.offsetByCodePoints(name.length(), -(NAME_LENGTH / 2 - 1));
    String shortened = name.substring(0, head) + "…" + name.substring(tail);
    page.element("th", shortened, "scope", "row", "dir", "auto", "title", name);
  }

  /** The numbers of a drawing, folded away below it. */
  static void numbers(Html page, Table table) {
    page.open("details", "class", "numbers").element("summary", "Numbers");
    table.writeTo(page);
    page.close("details");
  }
}
