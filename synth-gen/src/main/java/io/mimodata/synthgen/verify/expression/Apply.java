package io.mimodata.synthgen.verify.expression;

import java.util.List;

/** An operation or function with its arguments, in the order that {@link Operator} gives. */
public record Apply(Operator operator, List<Expression> arguments) implements Expression {
  public Apply {
    arguments = List.copyOf(arguments);
  }

  /** An operation on these arguments. */
  public static Apply of(Operator operator, Expression... arguments) {
    return new Apply(operator, List.of(arguments));
  }

  /** The argument at a place, from 0. */
  public Expression argument(int index) {
    return arguments.get(index);
  }
}
