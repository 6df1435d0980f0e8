package io.mimodata.jobs.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A part of the page with a heading of its own.
 *
 * @param id the anchor that the page's navigation points to
 * @param label what the navigation calls it
 */
record Section(String id, String label, String heading, Html body) {
  static Section of(String id, String heading, Consumer<Html> writer) {
    return of(id, heading, heading, writer);
  }

  static Section of(String id, String label, String heading, Consumer<Html> writer) {
    Html body = new Html();
    writer.accept(body);
    return new Section(id, label, heading, body);
  }

  void writeTo(Html page) {
    page.newline().open("section", "id", id).element("h2", heading);
    page.append(body).close("section");
  }

  /** Charts side by side where the page is wide enough. */
  static void grid(Html page, List<? extends Chart> charts) {
    grid(page, "grid", charts);
  }

  /** Charts side by side, no more than two. */
  static void pairs(Html page, List<? extends Chart> charts) {
    grid(page, "grid pairs", charts);
  }

  private static void grid(Html page, String cssClass, List<? extends Chart> charts) {
    if (!charts.isEmpty()) {
      page.open("div", "class", cssClass);
      charts.forEach(chart -> chart.writeTo(page));
      page.close("div");
    }
  }
}
