package io.mimodata.synthgen.verify.expression;

import java.util.List;

/** Sets joined. */
public record SetOperation(Kind kind, List<Expression> sets) implements Expression {
  /** What is done with the sets, from left to right. */
  public enum Kind {
    UNION,
    INTERSECTION,
    DIFFERENCE
  }

  public SetOperation {
    sets = List.copyOf(sets);
  }
}
