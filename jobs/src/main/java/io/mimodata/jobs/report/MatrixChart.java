package io.mimodata.jobs.report;

import java.util.List;

/**
 * Shares of several wholes side by side: a row for each part, a column for each whole, a bar and a
 * percentage in each cell. All bars have one scale, so that rows and columns compare.
 */
record MatrixChart(
    String title, String unit, String partName, List<String> wholes, List<Part> parts)
    implements Chart {
  private static final double WIDTH = 100;

  /** A part's share of each whole, from 0 to 1. */
  record Part(String label, List<Double> shares) {}

  @Override
  public void writeTo(Html page) {
    Chart.frame(page, "matrix", title, unit, this::writeRows);
  }

  private void writeRows(Html page) {
    double largest =
        parts.stream().flatMap(part -> part.shares.stream()).mapToDouble(s -> s).max().orElse(0);
    page.open("div", "class", "scroll")
        .open("table")
        .open("thead")
        .open("tr")
        .element("th", partName, "scope", "col");
    wholes.forEach(whole -> page.element("th", whole, "scope", "col"));
    page.close("tr").close("thead").open("tbody");
    for (Part part : parts) {
      page.newline().open("tr");
      Chart.rowName(page, part.label);
      for (double share : part.shares) {
        Svg strip = Svg.strip("strip", WIDTH, 10);
        if (largest > 0) {
          strip.rect("kept", 0, 0, WIDTH * share / largest, 10, null);
        }
        page.open("td").open("div", "class", "cell");
        page.append(strip.finish()).element("span", Numbers.percent(share));
        page.close("div").close("td");
      }
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }
}
