package io.mimodata.synthgen.verify.expression;

import io.mimodata.synthgen.verify.evaluate.Rational;

/**
 * A number literal.
 *
 * @param decimal it was written with a decimal point, so that it may stand for a rounded value
 */
public record Num(Rational value, boolean decimal) implements Expression {
  /** A whole number. */
  public static Num of(long value) {
    return new Num(Rational.of(value), false);
  }
}
