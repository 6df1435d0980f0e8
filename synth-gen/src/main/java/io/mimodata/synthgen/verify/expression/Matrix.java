package io.mimodata.synthgen.verify.expression;

import java.util.List;

/**
 * A matrix or a vector.
 *
 * @param rows all of the same length, at least one
 */
public record Matrix(List<List<Expression>> rows) implements Expression {
  public Matrix {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
