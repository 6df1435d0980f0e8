package io.mimodata.synthgen.verify.compare;

import java.io.Serializable;

/**
 * How strictly answers are compared.
 *
 * @param decimals to which numbers are rounded where one of them is written as a decimal, 0..30
 * @param sameNames variables must have the same names; otherwise they may be renamed in
 *     alphabetical order
 * @param relationForSet an answer such as {@code 1 < x < 2} may stand for the interval that is
 *     expected; the other way round is always accepted
 */
public record Rules(int decimals, boolean sameNames, boolean relationForSet)
    implements Serializable {
  /** Six decimals, the same names, sets as sets. */
  public static final Rules DEFAULT = new Rules(6, true, false);

  public Rules {
    if (decimals < 0 || decimals > 30) {
      throw new IllegalArgumentException("decimals must be in 0..30, cannot be: " + decimals);
    }
  }
}
