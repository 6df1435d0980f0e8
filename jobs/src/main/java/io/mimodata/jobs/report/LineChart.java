package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A curve through points.
 *
 * @param halfway whether to mark where the curve crosses one half, as one reads an S-curve
 */
record LineChart(String title, String xName, String yName, List<Point> points, boolean halfway)
    implements Chart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 190;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 10;
  private static final double TOP = 8;
  private static final double BOTTOM = HEIGHT - 38;

  record Point(double x, double y) {}

  LineChart {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::x));
    points = List.copyOf(sorted);
  }

  @Override
  public void writeTo(Html page) {
    Chart.frame(page, "plot", title, yName + " by " + xName, this::writeBody);
  }

  /** Where the curve first rises through one half, between two of its points. */
  OptionalDouble crossing() {
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (from.y < 0.5 && to.y >= 0.5) {
        return OptionalDouble.of(from.x + (0.5 - from.y) / (to.y - from.y) * (to.x - from.x));
      }
    }
    return OptionalDouble.empty();
  }

  private void writeBody(Html page) {
    page.append(draw());
    Table table = new Table().number(xName).number(yName);
    points.forEach(p -> table.row(Numbers.decimal(p.x), Numbers.decimal(p.y)));
    Chart.numbers(page, table);
  }

  private Html draw() {
    Axis xAxis = Axis.linear(points.stream().mapToDouble(Point::x).max().orElse(1));
    Axis yAxis = Axis.linear(points.stream().mapToDouble(Point::y).max().orElse(1));
    Svg svg = Svg.picture(WIDTH, HEIGHT, title + ": " + yName + " by " + xName);
    for (double tick : yAxis.ticks()) {
      double y = y(yAxis, tick);
      svg.line("grid", LEFT, y, RIGHT, y);
      svg.text("tick", LEFT - 6, y + 4, Svg.Anchor.END, Numbers.decimal(round(tick)));
    }
    for (double tick : xAxis.ticks()) {
      svg.text(
          "tick", x(xAxis, tick), BOTTOM + 15, Svg.Anchor.MIDDLE, Numbers.decimal(round(tick)));
    }
    svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.polyline(
        "curve",
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(x(xAxis, p.x), y(yAxis, p.y)))
            .toArray());
    if (halfway) {
      crossing().ifPresent(x -> mark(svg, x(xAxis, x), y(yAxis, 0.5), x));
    }
    svg.text("name", (LEFT + RIGHT) / 2, HEIGHT - 5, Svg.Anchor.MIDDLE, xName);
    return svg.finish();
  }

  private void mark(Svg svg, double x, double y, double value) {
    svg.line("mark", x, y, x, BOTTOM);
    svg.circle("dot", x, y, 4, null);
    boolean left = x > (LEFT + RIGHT) / 2;
    svg.text(
        "note",
        left ? x - 9 : x + 9,
        y + 4,
        left ? Svg.Anchor.END : Svg.Anchor.START,
        "one half at " + Numbers.decimal(Math.rint(value * 1000) / 1000));
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.position(value) * (RIGHT - LEFT);
  }

  private static double y(Axis axis, double value) {
    return BOTTOM - axis.position(value) * (BOTTOM - TOP);
  }

  /** Ticks are multiples of a decimal step, which binary fractions hit only nearly. */
  private static double round(double tick) {
    return Math.rint(tick * 1e9) / 1e9;
  }
}
