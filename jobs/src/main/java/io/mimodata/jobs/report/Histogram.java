package io.mimodata.jobs.report;

import java.util.List;

/**
 * Columns over ordered bins.
 *
 * @param binName what the bins are, under the axis
 * @param amountName what the height counts
 * @param measure what the amounts are
 */
record Histogram(
    String title,
    String binName,
    String amountName,
    List<Column> columns,
    Axis axis,
    Measure measure)
    implements Chart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 190;
  private static final double LEFT = 46;
  private static final double TOP = 8;
  private static final double BOTTOM = HEIGHT - 38;
  private static final int MAX_LABELS = 11;

  /**
   * One bin.
   *
   * @param label short, for the axis
   * @param range in full, for the table
   */
  record Column(String label, String range, double amount) {}

  @Override
  public void writeTo(Html page) {
    Chart.frame(page, "plot", title, amountName, this::writeBody);
  }

  private void writeBody(Html page) {
    page.append(draw());
    Table table = new Table().text(binName).number(amountName);
    columns.forEach(column -> table.row(column.range, measure.exact(column.amount)));
    Chart.numbers(page, table);
  }

  private Html draw() {
    Svg svg = Svg.picture(WIDTH, HEIGHT, title + ": " + amountName + " by " + binName);
    for (double tick : axis.ticks()) {
      double y = y(tick);
      svg.line("grid", LEFT, y, WIDTH, y);
      svg.text("tick", LEFT - 6, y + 4, Svg.Anchor.END, measure.tick(tick));
    }
    double slot = (WIDTH - LEFT) / Math.max(1, columns.size());
    int every = (columns.size() + MAX_LABELS - 1) / MAX_LABELS;
    double gap = Math.min(3, slot * 0.2);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double x = LEFT + i * slot;
      double y = y(column.amount);
      String tip = column.range + ": " + measure.exact(column.amount);
      svg.rect("kept", x + gap / 2, y, slot - gap, BOTTOM - y, tip);
      if (i % every == 0) {
        svg.text("tick", x + slot / 2, BOTTOM + 15, Svg.Anchor.MIDDLE, column.label);
      }
    }
    svg.line("axis", LEFT, BOTTOM, WIDTH, BOTTOM);
    svg.text("name", (LEFT + WIDTH) / 2, HEIGHT - 5, Svg.Anchor.MIDDLE, binName);
    return svg.finish();
  }

  private double y(double amount) {
    return BOTTOM - axis.position(amount) * (BOTTOM - TOP);
  }
}
