package io.mimodata.jobs.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A share before and after each step: a hollow dot, a filled one, and the way between them.
 *
 * @param unit what the share is a share of
 */
record DumbbellChart(String title, String unit, List<Step> steps) implements Chart {
  private static final double WIDTH = 420;
  private static final double LEFT = 72;
  private static final double RIGHT = WIDTH - 66;
  private static final double ROW = 30;
  private static final double TOP = 6;

  /** A share, from 0 to 1, on both sides of a step; a first step has no side before it. */
  record Step(String name, OptionalDouble before, OptionalDouble after) {}

  @Override
  public void writeTo(Html page) {
    Chart.frame(page, "plot", title, unit, this::writeBody);
  }

  private void writeBody(Html page) {
    page.append(draw());
    Table table = new Table().text("stage").number("before").number("after");
    steps.forEach(s -> table.row(s.name, print(s.before), print(s.after)));
    Chart.numbers(page, table);
  }

  private Html draw() {
    double max =
        steps.stream()
            .mapToDouble(s -> Math.max(s.before.orElse(0), s.after.orElse(0)))
            .max()
            .orElse(0);
    Axis axis = Axis.linear(max);
    double bottom = TOP + ROW * steps.size();
    Svg svg =
        Svg.picture(WIDTH, bottom + 24, title + ": " + unit + ", before and after each stage");
    for (double tick : axis.ticks()) {
      double x = x(axis, tick);
      svg.line("grid", x, TOP, x, bottom);
      svg.text("tick", x, bottom + 15, Svg.Anchor.MIDDLE, Measure.SHARE.tick(tick));
    }
    for (int i = 0; i < steps.size(); i++) {
      drawStep(svg, axis, steps.get(i), TOP + ROW * (i + 0.5));
    }
    return svg.finish();
  }

  private static void drawStep(Svg svg, Axis axis, Step step, double y) {
    svg.text("label", LEFT - 12, y + 4, Svg.Anchor.END, step.name);
    svg.text("label", WIDTH, y + 4, Svg.Anchor.END, print(step.after));
    if (step.before.isPresent() && step.after.isPresent()) {
      svg.line("way", x(axis, step.before.getAsDouble()), y, x(axis, step.after.getAsDouble()), y);
    }
    step.before.ifPresent(
        share -> svg.circle("hollow", x(axis, share), y, 4.5, "before: " + Numbers.percent(share)));
    step.after.ifPresent(
        share -> svg.circle("dot", x(axis, share), y, 5, "after: " + Numbers.percent(share)));
  }

  private static double x(Axis axis, double share) {
    return LEFT + axis.position(share) * (RIGHT - LEFT);
  }

  private static String print(OptionalDouble share) {
    return share.isPresent() ? Numbers.percent(share.getAsDouble()) : Numbers.NONE;
  }
}
