package io.mimodata.jobs.report;

/** What the numbers of a chart are, and so how they are printed. */
enum Measure {
  /** Whole things; printed in full, but short on an axis. */
  COUNT {
    @Override
    String exact(double value) {
      return Numbers.decimal(value);
    }

    @Override
    String tick(double value) {
      return withoutEndingZeros(Numbers.compact(value));
    }
  },
  /** A fraction from 0 to 1; printed as a percentage. */
  SHARE {
    @Override
    String exact(double value) {
      return Numbers.percent(value);
    }

    @Override
    String tick(double value) {
      return withoutEndingZeros(Numbers.percent(value));
    }
  };

  abstract String exact(double value);

  /** As it stands beside an axis, where round numbers need no decimals. */
  abstract String tick(double value);

  private static String withoutEndingZeros(String number) {
    return number.replaceFirst("(\\.\\d*?)0+(?!\\d)", "$1").replaceFirst("\\.(?!\\d)", "");
  }
}
