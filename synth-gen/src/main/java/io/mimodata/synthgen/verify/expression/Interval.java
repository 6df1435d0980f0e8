package io.mimodata.synthgen.verify.expression;

/** The real numbers between two ends. */
public record Interval(Expression from, Expression to, boolean fromOpen, boolean toOpen)
    implements Expression {
  /** All real numbers. */
  public static final Interval REALS =
      new Interval(Apply.of(Operator.NEGATE, Constant.INFINITY), Constant.INFINITY, true, true);
}
