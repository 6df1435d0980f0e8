package io.mimodata.synthgen.verify.expression;

import java.util.List;

/**
 * A chain of comparisons, as {@code 0 < x \le 1}.
 *
 * @param operands one more than there are signs
 */
public record Relation(List<Expression> operands, List<Sign> signs) implements Expression {
  /** What stands between two operands. */
  public enum Sign {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    ABOUT,
    IN,
    NOT_IN,
    SUBSET,
    CONGRUENT;

    /** The sign with its sides exchanged. */
    public Sign mirrored() {
      return switch (this) {
        case LESS -> GREATER;
        case AT_MOST -> AT_LEAST;
        case GREATER -> LESS;
        case AT_LEAST -> AT_MOST;
        default -> this;
      };
    }

    /** Compares by size. */
    public boolean isOrder() {
      return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
    }
  }

  public Relation {
    operands = List.copyOf(operands);
    signs = List.copyOf(signs);
  }

  /** A single comparison. */
  public static Relation of(Expression left, Sign sign, Expression right) {
    return new Relation(List.of(left, right), List.of(sign));
  }

  public Expression first() {
    return operands.get(0);
  }

  public Expression last() {
    return operands.get(operands.size() - 1);
  }

  /** All signs say equal or about equal. */
  public boolean isEquation() {
    return signs.stream().allMatch(sign -> sign == Sign.EQUAL || sign == Sign.ABOUT);
  }
}
