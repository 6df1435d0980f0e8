package io.mimodata.synthgen.gate;

/** Checks of the gates' limits. */
final class Limits {
  private Limits() {}

  static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, cannot be: " + value);
    }
  }

  static void requireAtLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, cannot be: %d".formatted(name, least, value));
    }
  }
}
