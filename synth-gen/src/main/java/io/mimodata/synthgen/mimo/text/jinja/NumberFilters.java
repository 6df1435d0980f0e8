package io.mimodata.synthgen.mimo.text.jinja;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** The filters that make numbers. */
final class NumberFilters {
  static final Map<String, Filters.Filter> ALL =
      Map.of(
          "abs", NumberFilters::absolute,
          "round", NumberFilters::rounded,
          "int", NumberFilters::whole,
          "float", NumberFilters::fraction);

  private static final int DECIMAL = 10;
  private static final int MOST_DIGITS = 300;

  private NumberFilters() {}

  private static Object absolute(Scope scope, Object value, Arguments in) {
    return value instanceof Double number
        ? Math.abs(number)
        : (Object) Math.abs(Numbers.whole(value));
  }

  private static Object rounded(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("precision", "method");
    long digits = in.whole(0, 0);
    if (Math.abs(digits) > MOST_DIGITS) {
      throw new TemplateException("%d digits can't be rounded to".formatted(digits));
    }
    String method = in.text(1, "common");
    if (method.equals("common")) {
      return value instanceof Long && digits >= 0
          ? value
          : (Object) Numbers.rounded(Numbers.fraction(value), (int) digits, RoundingMode.HALF_EVEN);
    }
    double scale = Math.pow(DECIMAL, (double) digits);
    return switch (method) {
      case "ceil" -> Math.ceil(Numbers.fraction(value) * scale) / scale;
      case "floor" -> Math.floor(Numbers.fraction(value) * scale) / scale;
      default -> throw new TemplateException("the way '%s' to round isn't known".formatted(method));
    };
  }

  private static Object whole(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("default", "base");
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite() ? in.get(0, 0L) : (Object) number.longValue();
    }
    if (Numbers.isNumber(value)) {
      return Numbers.whole(value);
    }
    if (!(value instanceof String text)) {
      return in.get(0, 0L);
    }
    int base = (int) in.whole(1, DECIMAL);
    String digits = PythonText.strip(text, null).toLowerCase(Locale.ROOT);
    try {
      return Long.valueOf(
          base == 16 && digits.startsWith("0x") ? digits.substring(2) : digits, base);
    } catch (NumberFormatException e) {
      Object number = parsed(text);
      return number == null ? in.get(0, 0L) : (Object) ((Double) number).longValue();
    }
  }

  private static Object fraction(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("default");
    if (Numbers.isNumber(value)) {
      return Numbers.fraction(value);
    }
    Object number = value instanceof String text ? parsed(text) : null;
    return number == null ? in.get(0, 0.0) : number;
  }

  private static Object parsed(String text) {
    try {
      return Double.valueOf(PythonText.strip(text, null));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
