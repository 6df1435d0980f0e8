package io.mimodata.jobs.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Horizontal bars, one a row, each beside its figures as text: the chart is its own table.
 *
 * @param headings of the figures' columns
 */
record BarChart(String title, String unit, List<String> headings, List<Bar> bars) implements Chart {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 16;

  /**
   * One row.
   *
   * @param value the bar's length
   * @param target where a mark stands on the bar's scale
   * @param figures as printed, one for each heading
   */
  record Bar(String label, double value, OptionalDouble target, List<String> figures) {
    static Bar of(String label, double value, String... figures) {
      return new Bar(label, value, OptionalDouble.empty(), List.of(figures));
    }
  }

  @Override
  public void writeTo(Html page) {
    Chart.frame(page, "bars", title, unit, this::writeRows);
  }

  private void writeRows(Html page) {
    double longest =
        bars.stream().mapToDouble(b -> Math.max(b.value, b.target.orElse(0))).max().orElse(0);
    page.open("table");
    if (!headings.stream().allMatch(String::isBlank)) {
      page.open("thead").open("tr").element("td", "").element("td", "");
      headings.forEach(h -> page.element("th", h, "scope", "col", "class", "number"));
      page.close("tr").close("thead");
    }
    page.open("tbody");
    for (Bar bar : bars) {
      page.newline().open("tr");
      Chart.rowName(page, bar.label);
      page.open("td", "class", "track").append(strip(bar, longest)).close("td");
      bar.figures.forEach(figure -> page.element("td", figure, "class", "number"));
      page.close("tr");
    }
    page.close("tbody").close("table");
  }

  private static Html strip(Bar bar, double longest) {
    Svg svg = Svg.strip("strip", WIDTH, HEIGHT);
    if (longest > 0) {
      svg.rect("kept", 0, 3, WIDTH * bar.value / longest, HEIGHT - 6, null);
      bar.target.ifPresent(
          target -> {
            // The mark of a target at the very end must still lie within the strip.
            double x = Math.min(WIDTH * target / longest, WIDTH - 2);
            svg.line("target", x, 0, x, HEIGHT);
          });
    }
    return svg.finish();
  }
}
