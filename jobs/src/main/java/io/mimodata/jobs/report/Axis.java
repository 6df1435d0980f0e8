package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A numeric axis from a round bound to another, with round ticks.
 *
 * @param low the value at position 0
 * @param high the value at position 1
 */
record Axis(double low, double high, boolean logarithmic, List<Double> ticks) {
  private static final int INTERVALS = 4;

  /** From zero to a round number at or above {@code max}. */
  static Axis linear(double max) {
    if (!(max > 0) || Double.isInfinite(max)) {
      return new Axis(0, 1, false, List.of(0.0, 1.0));
    }
    double step = step(max / INTERVALS);
    List<Double> ticks = new ArrayList<>();
    int intervals = (int) Math.ceil(max / step - 1e-9);
    for (int i = 0; i <= intervals; i++) {
      ticks.add(i * step);
    }
    return new Axis(0, intervals * step, false, List.copyOf(ticks));
  }

  /** As {@link #linear(double)} for amounts that can't be split: no tick lies between two. */
  static Axis whole(double max) {
    return max > 0 && max < INTERVALS
        ? new Axis(0, Math.ceil(max), false, wholeTicks((int) Math.ceil(max)))
        : linear(max);
  }

  /** Powers of ten for counts: a count of one is seen, zero lies at the foot. */
  static Axis logarithmic(double max) {
    List<Double> ticks = new ArrayList<>();
    double high = 1;
    ticks.add(high);
    while (high < max) {
      high *= 10;
      ticks.add(high);
    }
    return new Axis(0.5, high, true, List.copyOf(ticks));
  }

  /** Where a value lies, from 0 to 1. */
  double position(double value) {
    double position =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.min(1, Math.max(0, position));
  }

  private static List<Double> wholeTicks(int max) {
    List<Double> ticks = new ArrayList<>();
    for (double tick = 0; tick <= max; tick++) {
      ticks.add(tick);
    }
    return List.copyOf(ticks);
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below the given step. */
  private static double step(double atLeast) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (int digit : new int[] {1, 2, 5}) {
      if (digit * magnitude >= atLeast * (1 - 1e-9)) {
        return digit * magnitude;
      }
    }
    return 10 * magnitude;
  }
}
