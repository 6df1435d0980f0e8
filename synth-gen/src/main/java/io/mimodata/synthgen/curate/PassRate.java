package io.mimodata.synthgen.curate;

/**
 * How often a model solved a problem.
 *
 * @param right of the trials, from 0 to trials
 * @param trials at least 1
 */
public record PassRate(int right, int trials) {
  public PassRate {
    if (trials < 1 || right < 0 || right > trials) {
      throw new IllegalArgumentException(
          "right must be from 0 to trials and trials at least 1, cannot be: %d of %d"
              .formatted(right, trials));
    }
  }

  /** From 0 to 1. */
  public double rate() {
    return right / (double) trials;
  }

  @Override
  public String toString() {
    return right + " of " + trials;
  }
}
