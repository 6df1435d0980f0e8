package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sums and products of matrices, cell by cell. */
final class Matrices {
  /** Cells of the largest product that is worked out. */
  private static final int MOST_CELLS = 400;

  private Matrices() {}

  /** A matrix, or an expression with one. */
  static boolean isMatrix(Expression expression) {
    if (expression instanceof Matrix) {
      return true;
    }
    return expression instanceof Apply apply
        && apply.operator() != Operator.DETERMINANT
        && apply.arguments().stream().anyMatch(Matrices::isMatrix);
  }

  /** The matrix that an expression amounts to; null if it isn't known. */
  static Matrix evaluated(Expression expression) {
    if (expression instanceof Matrix matrix) {
      return matrix;
    }
    if (expression instanceof Items items && items.shape() == Items.Shape.TUPLE) {
      return new Matrix(items.items().stream().map(List::of).toList());
    }
    if (!(expression instanceof Apply apply)) {
      return null;
    }
    return switch (apply.operator()) {
      case NEGATE -> scaled(List.of(Num.of(-1)), evaluated(apply.argument(0)));
      case ADD -> sum(apply.arguments());
      case MULTIPLY -> product(apply.arguments());
      default -> null;
    };
  }

  private static Matrix sum(List<Expression> summands) {
    Matrix sum = null;
    for (Expression summand : summands) {
      Matrix next = evaluated(summand);
      if (next == null || (sum != null && !sameSize(sum, next))) {
        return null;
      }
      sum = sum == null ? next : combined(sum, next);
    }
    return sum;
  }

  private static boolean sameSize(Matrix left, Matrix right) {
    return left.rows().size() == right.rows().size()
        && left.rows().get(0).size() == right.rows().get(0).size();
  }

  private static Matrix combined(Matrix left, Matrix right) {
    return new Matrix(
        IntStream.range(0, left.rows().size())
            .mapToObj(
                i ->
                    IntStream.range(0, left.rows().get(0).size())
                        .<Expression>mapToObj(
                            j ->
                                Apply.of(
                                    Operator.ADD,
                                    left.rows().get(i).get(j),
                                    right.rows().get(i).get(j)))
                        .toList())
            .toList());
  }

  private static Matrix product(List<Expression> factors) {
    Matrix product = null;
    List<Expression> scalars = new ArrayList<>();
    for (Expression factor : factors) {
      if (!isMatrix(factor)) {
        scalars.add(factor);
        continue;
      }
      Matrix next = evaluated(factor);
      product = product == null || next == null ? next : multiplied(product, next);
      if (product == null) {
        return null;
      }
    }
    return scaled(scalars, product);
  }

  private static Matrix multiplied(Matrix left, Matrix right) {
    int inner = right.rows().size();
    int width = right.rows().get(0).size();
    if (left.rows().get(0).size() != inner || left.rows().size() * width * inner > MOST_CELLS) {
      return null;
    }
    return new Matrix(
        left.rows().stream()
            .map(
                row ->
                    IntStream.range(0, width)
                        .<Expression>mapToObj(j -> innerProduct(row, right, j))
                        .toList())
            .toList());
  }

  private static Expression innerProduct(List<Expression> row, Matrix right, int column) {
    return new Apply(
        Operator.ADD,
        IntStream.range(0, row.size())
            .<Expression>mapToObj(
                k -> Apply.of(Operator.MULTIPLY, row.get(k), right.rows().get(k).get(column)))
            .toList());
  }

  private static Matrix scaled(List<? extends Expression> scalars, Matrix matrix) {
    if (matrix == null || scalars.isEmpty()) {
      return matrix;
    }
    return new Matrix(
        matrix.rows().stream()
            .map(row -> row.stream().map(cell -> scaled(scalars, cell)).toList())
            .toList());
  }

  private static Expression scaled(List<? extends Expression> scalars, Expression cell) {
    List<Expression> factors = new ArrayList<>(scalars);
    factors.add(cell);
    return new Apply(Operator.MULTIPLY, factors);
  }
}
