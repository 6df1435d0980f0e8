package io.mimodata.synthgen.verify.expression;

import java.util.List;

/**
 * A ratio or a time of day, as {@code 7:32}.
 *
 * @param parts at least two
 */
public record Ratio(List<Expression> parts) implements Expression {
  public Ratio {
    parts = List.copyOf(parts);
  }
}
