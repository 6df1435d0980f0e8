package io.mimodata.mixture.sample;

import java.io.Serializable;

/**
 * By what all targets are multiplied.
 *
 * @param factor 1 where the recipe's targets are absolute
 * @param boundBy what kept it from being larger, for people
 */
public record ScaleFactor(double factor, String boundBy) implements Serializable {
  /**
   * A target by this factor, in whole tokens, rounded down. A factor that was itself had by
   * dividing by this target gives back what was divided, to the token.
   */
  long tokens(long target) {
    double scaled = factor * target;
    return (long) Math.floor(scaled + 2 * Math.ulp(scaled));
  }
}
