package io.mimodata.jobs.report;

import java.util.Locale;

/** Numbers as the report prints them: the same on every machine, whatever its locale. */
final class Numbers {
  /** What stands for a number that isn't known or has no meaning, such as a share of nothing. */
  static final String NONE = "–";

  private static final String SPACE = "\u00a0";
  private static final String[] MAGNITUDES = {"", "k", "M", "B", "T", "P"};

  private Numbers() {}

  /** With thousands separators: {@code 1,234,567}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With its noun: {@code 1 formula}, {@code 1,234 formulas}. */
  static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** As large type has room for: in full below a hundred million, shortened above. */
  static String headline(long value) {
    return Math.abs(value) < 100_000_000 ? count(value) : compact(value);
  }

  /** Three significant digits and a magnitude: {@code 999}, {@code 1.23 M}, {@code 17.8 T}. */
  static String compact(double value) {
    double scaled = value;
    int magnitude = 0;
    // 999.5 and above would print as 1000: it belongs to the next magnitude.
    while (Math.abs(scaled) >= 999.5 && magnitude < MAGNITUDES.length - 1) {
      scaled /= 1000;
      magnitude++;
    }
    if (magnitude == 0) {
      return decimal(scaled);
    }
    return significant(scaled) + SPACE + MAGNITUDES[magnitude];
  }

  /** As {@link #compact(double)}. */
  static String compact(long value) {
    return compact((double) value);
  }

  /** A part of a whole as a percentage; {@link #NONE} when there is no whole. */
  static String share(long part, long whole) {
    return whole == 0 ? NONE : percent((double) part / whole);
  }

  /**
   * A fraction as a percentage with one decimal; nearly nothing isn't nothing, nearly all isn't
   * all.
   */
  static String percent(double fraction) {
    if (fraction == 0 || fraction == 1) {
      return (fraction == 0 ? "0" : "100") + SPACE + "%";
    }
    if (fraction > 0 && fraction < 0.0005) {
      return "<" + SPACE + "0.1" + SPACE + "%";
    }
    if (fraction < 1 && fraction >= 0.9995) {
      return ">" + SPACE + "99.9" + SPACE + "%";
    }
    return String.format(Locale.ROOT, "%.1f", fraction * 100) + SPACE + "%";
  }

  /** A whole number with separators; another rounded, small ones as {@code 3.10e-07}. */
  static String decimal(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return count((long) value);
    }
    double size = Math.abs(value);
    if (size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 5;
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return digits.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  /** How many times over: {@code 1.50}. */
  static String times(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  /** A length of time: {@code 3.2 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  static String duration(double seconds) {
    if (seconds < 59.5) {
      String pattern = seconds < 9.95 ? "%.1f" : "%.0f";
      return String.format(Locale.ROOT, pattern, seconds) + SPACE + "s";
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    long minutes = Math.round(seconds / 60);
    return String.format(Locale.ROOT, "%,d h %02d min", minutes / 60, minutes % 60);
  }

  /** A rate per second; {@link #NONE} when no time was measured. */
  static String rate(long amount, double seconds) {
    return seconds > 0 ? compactRate(amount / seconds) + "/s" : NONE;
  }

  private static String compactRate(double rate) {
    return rate >= 10 && rate < 999.5 ? count(Math.round(rate)) : compact(rate);
  }

  private static String significant(double value) {
    double size = Math.abs(value);
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
