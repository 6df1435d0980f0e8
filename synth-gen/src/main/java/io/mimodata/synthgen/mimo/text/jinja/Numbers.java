package io.mimodata.synthgen.mimo.text.jinja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Python's numbers, of which the whole ones have 64 bits here. */
final class Numbers {
  /** Digits that tell any two doubles apart. */
  private static final int DIGITS = 17;

  /** Python writes an exponent from here on. */
  private static final int LARGE = 16;

  private static final int SMALL = -4;

  private Numbers() {}

  static Long literal(String digits) {
    try {
      String text = digits.toLowerCase(Locale.ROOT);
      int radix =
          text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 10;
      return Long.valueOf(radix == 10 ? text : text.substring(2), radix);
    } catch (NumberFormatException e) {
      throw new TemplateException("the number %s is too large".formatted(digits));
    }
  }

  /** A boolean counts as 0 or 1. */
  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof Boolean;
  }

  static double fraction(Object value) {
    return value instanceof Double number ? number : (double) whole(value);
  }

  static long whole(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    throw new TemplateException("expected a whole number, found %s".formatted(Values.kind(value)));
  }

  /** Whether a result of both has a fraction. */
  static boolean haveFraction(Object left, Object right) {
    return left instanceof Double || right instanceof Double;
  }

  static int compare(Object left, Object right) {
    // To add zero makes one of both zeros.
    return haveFraction(left, right)
        ? Double.compare(fraction(left) + 0.0, fraction(right) + 0.0)
        : Long.compare(whole(left), whole(right));
  }

  /** As Python writes it: the least digits that give the number again. */
  static String text(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= SMALL && exponent < LARGE) {
      return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Rounds halves to even, as Python does. */
  static double rounded(double number, int digits, RoundingMode mode) {
    return Double.isNaN(number) || Double.isInfinite(number)
        ? number
        : new BigDecimal(number).setScale(digits, mode).doubleValue();
  }
}
