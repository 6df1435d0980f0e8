package io.mimodata.extract.html.math.mathml;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths as MathML attributes give them. */
final class TexLengths {
  private static final Pattern LENGTH =
      Pattern.compile(
          "\\s*(-?(?:\\d++(?:\\.\\d++)?+|\\.\\d++))\\s*+(em|ex|px|pt|cm|mm|in|pc|%)?\\s*");

  /** Em per unit, at a font size of 10 pt. */
  private static final Map<String, Double> UNITS =
      Map.of(
          "em", 1.0, "ex", 0.43, "px", 0.075, "pt", 0.1, "cm", 2.85, "mm", 0.285, "in", 7.2, "pc",
          1.2, "%", 0.01);

  private static final Map<String, Double> NAMED =
      Map.of(
          "veryverythinmathspace", 1 / 18.0,
          "verythinmathspace", 2 / 18.0,
          "thinmathspace", 3 / 18.0,
          "mediummathspace", 4 / 18.0,
          "thickmathspace", 5 / 18.0,
          "verythickmathspace", 6 / 18.0,
          "veryverythickmathspace", 7 / 18.0);

  private TexLengths() {}

  /** A length in em; 0 where the attribute says nothing. */
  static double em(String length) {
    String name = length.strip();
    if (name.startsWith("negative")) {
      return -em(name.substring("negative".length()));
    }
    Double named = NAMED.get(name);
    if (named != null) {
      return named;
    }
    Matcher matcher = LENGTH.matcher(name);
    if (!matcher.matches()) {
      return 0;
    }
    double value = Double.parseDouble(matcher.group(1));
    return matcher.group(2) == null ? value : value * UNITS.get(matcher.group(2));
  }

  static boolean isZero(String length) {
    Matcher matcher = LENGTH.matcher(length);
    return matcher.matches() && Double.parseDouble(matcher.group(1)) == 0;
  }
}
