package io.mimodata.jobs.report;

import java.util.function.Consumer;

/** A figure of the page: it has a title that says what it shows, units, and its numbers as text. */
interface Chart {
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

  /** The numbers of a drawing, folded away below it. */
  static void numbers(Html page, Table table) {
    page.open("details", "class", "numbers").element("summary", "Numbers");
    table.writeTo(page);
    page.close("details");
  }
}
