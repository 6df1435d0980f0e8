package io.mimodata.mixture.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Token quantities as people write them: {@code 17.784T}, {@code 4B}, {@code 10M}, {@code 500k}.
 */
public final class TokenCount {
  private static final Pattern FORM = Pattern.compile("(\\d[\\d_]*(?:\\.\\d+)?)\\s*([kKMBT]?)");

  private TokenCount() {}

  /**
   * Returns the number of tokens; suffixes are powers of 1,000: k, M, B (10^9), T (10^12).
   *
   * @throws IllegalArgumentException unless it is a whole number of at least 1 token
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw invalid(text);
    }
    try {
      long tokens =
          new BigDecimal(matcher.group(1).replace("_", ""))
              .scaleByPowerOfTen(exponent(matcher.group(2)))
              .longValueExact();
      if (tokens < 1) {
        throw invalid(text);
      }
      return tokens;
    } catch (ArithmeticException e) {
      throw invalid(text);
    }
  }

  private static int exponent(String suffix) {
    return switch (suffix.toUpperCase(Locale.ROOT)) {
      case "K" -> 3;
      case "M" -> 6;
      case "B" -> 9;
      case "T" -> 12;
      default -> 0;
    };
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "A token count must be a whole number of tokens, as in 10M, 4B or 17.784T, cannot be: "
            + text);
  }

  /** Writes a quantity for people, with four digits at most: {@code 17.78T}. */
  public static String format(long tokens) {
    String[] suffixes = {"", "k", "M", "B", "T"};
    double value = rounded((double) tokens);
    int power = 0;
    while (value >= 1000 && power < suffixes.length - 1) {
      value = rounded(value / 1000);
      power++;
    }
    String form = power == 0 ? "%.0f" : value < 100 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, form, value) + suffixes[power];
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(4)).doubleValue();
  }
}
