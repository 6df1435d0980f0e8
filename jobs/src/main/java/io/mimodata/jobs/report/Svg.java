package io.mimodata.jobs.report;

import java.util.Locale;

/**
 * Draws one SVG. Shapes take their colours from CSS classes, so that a chart follows the page's
 * light and dark scheme; lengths are in the units of the drawing's own box. Not thread-safe.
 */
final class Svg {
  /** Where a text stands relative to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final Html html = new Html();

  private Svg() {}

  /**
   * A chart that is read as a picture.
   *
   * @param label what it shows, for those who don't see it
   */
  static Svg picture(double width, double height, String label) {
    Svg svg = new Svg();
    svg.html.open(
        "svg",
        "class",
        "picture",
        "viewBox",
        box(width, height),
        "role",
        "img",
        "aria-label",
        label);
    return svg;
  }

  /**
   * A strip that stretches to the width it is given and accompanies figures that stand beside it as
   * text; it must hold no text itself.
   */
  static Svg strip(String cssClass, double width, double height) {
    Svg svg = new Svg();
    svg.html.open(
        "svg",
        "class",
        cssClass,
        "viewBox",
        box(width, height),
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    return svg;
  }

  /**
   * @param tip shown when the pointer rests on the shape; null for none
   */
  Svg rect(String cssClass, double x, double y, double width, double height, String tip) {
    html.open(
        "rect",
        "class",
        cssClass,
        "x",
        coordinate(x),
        "y",
        coordinate(y),
        "width",
        coordinate(Math.max(0, width)),
        "height",
        coordinate(Math.max(0, height)));
    return tip(tip).close("rect");
  }

  Svg circle(String cssClass, double x, double y, double radius, String tip) {
    html.open(
        "circle",
        "class",
        cssClass,
        "cx",
        coordinate(x),
        "cy",
        coordinate(y),
        "r",
        coordinate(radius));
    return tip(tip).close("circle");
  }

  Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    html.leaf(
        "line",
        "class",
        cssClass,
        "x1",
        coordinate(x1),
        "y1",
        coordinate(y1),
        "x2",
        coordinate(x2),
        "y2",
        coordinate(y2));
    return this;
  }

  /**
   * @param points x and y in turn
   */
  Svg polyline(String cssClass, double... points) {
    html.leaf("polyline", "class", cssClass, "points", path(points));
    return this;
  }

  /**
   * @param points x and y in turn
   */
  Svg polygon(String cssClass, double... points) {
    html.leaf("polygon", "class", cssClass, "points", path(points));
    return this;
  }

  Svg text(String cssClass, double x, double y, Anchor anchor, String text) {
    html.element(
        "text",
        text,
        "class",
        cssClass,
        "x",
        coordinate(x),
        "y",
        coordinate(y),
        "text-anchor",
        anchor.name().toLowerCase(Locale.ROOT));
    return this;
  }

  /** The finished drawing; nothing can be added afterwards. */
  Html finish() {
    return html.close("svg");
  }

  private Svg tip(String tip) {
    if (tip != null) {
      html.element("title", tip);
    }
    return this;
  }

  private Svg close(String tag) {
    html.close(tag);
    return this;
  }

  private static String box(double width, double height) {
    return "0 0 " + coordinate(width) + " " + coordinate(height);
  }

  private static String path(double... points) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      path.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(coordinate(points[i]));
    }
    return path.toString();
  }

  private static String coordinate(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", value);
    return digits.replaceFirst("\\.?0+$", "");
  }
}
