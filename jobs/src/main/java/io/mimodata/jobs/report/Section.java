package io.mimodata.jobs.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A part of the page with a heading of its own.
 *
 * @param id the anchor that the page's navigation points to
 */
record Section(String id, String heading, Html body) {
  static Section of(String id, String heading, Consumer<Html> writer) {
    Html body = new Html();
    writer.accept(body);
    return new Section(id, heading, body);
  }

  void writeTo(Html page) {
    page.newline().open("section", "id", id).element("h2", heading);
    page.append(body).close("section");
  }

  /** Charts side by side where the page is wide enough. */
  static void grid(Html page, List<? extends Chart> charts) {
    if (!charts.isEmpty()) {
      page.open("div", "class", "grid");
      charts.forEach(chart -> chart.writeTo(page));
      page.close("div");
    }
  }
}
