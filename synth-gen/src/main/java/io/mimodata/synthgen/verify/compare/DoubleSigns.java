package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Operator;
import java.util.List;
import java.util.stream.Stream;

/** Both values of expressions with {@code ±}. All double signs of an expression go together. */
final class DoubleSigns {
  private DoubleSigns() {}

  /** Whether there is a double sign to resolve. */
  static boolean isIn(Expression expression) {
    if (expression instanceof Apply apply
        && (apply.operator() == Operator.PLUS_MINUS || apply.operator() == Operator.MINUS_PLUS)) {
      return true;
    }
    return Names.parts(expression).stream().anyMatch(DoubleSigns::isIn);
  }

  /** The expression with the upper and with the lower signs; a row gets both of each item. */
  static Expression resolved(Expression expression) {
    if (expression instanceof Items items && items.shape() != Items.Shape.TUPLE) {
      return new Items(items.shape(), items.items().stream().flatMap(DoubleSigns::both).toList());
    }
    return new Items(Items.Shape.LIST, both(expression).toList());
  }

  private static Stream<Expression> both(Expression expression) {
    return isIn(expression)
        ? Stream.of(chosen(expression, true), chosen(expression, false))
        : Stream.of(expression);
  }

  private static Expression chosen(Expression expression, boolean upper) {
    return Names.mapped(expression, part -> signed(part, upper));
  }

  private static Expression signed(Expression expression, boolean upper) {
    if (!(expression instanceof Apply apply)) {
      return expression;
    }
    boolean plus = apply.operator() == Operator.PLUS_MINUS;
    if (!plus && apply.operator() != Operator.MINUS_PLUS) {
      return expression;
    }
    List<Expression> arguments =
        apply.arguments().stream().map(argument -> chosen(argument, upper)).toList();
    Expression last = arguments.get(arguments.size() - 1);
    Expression signed = plus == upper ? last : Apply.of(Operator.NEGATE, last);
    return arguments.size() == 1 ? signed : Apply.of(Operator.ADD, arguments.get(0), signed);
  }
}
