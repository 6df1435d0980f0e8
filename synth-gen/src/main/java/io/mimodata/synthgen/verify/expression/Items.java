package io.mimodata.synthgen.verify.expression;

import java.util.List;

/** Several answers together. */
public record Items(Shape shape, List<Expression> items) implements Expression {
  /** How they were put together. */
  public enum Shape {
    /** In a row, with commas or words between: {@code 1, 2} or {@code 1 and 2}. */
    LIST,

    /** In a row, with the word <i>or</i> between. */
    EITHER,

    /** {@code \{1, 2\}}. */
    SET,

    /** In parentheses or square brackets; of two in parentheses, an open interval as well. */
    TUPLE
  }

  public Items {
    items = List.copyOf(items);
  }
}
