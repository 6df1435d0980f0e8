package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.Ratio;
import io.mimodata.synthgen.verify.expression.Relation;
import io.mimodata.synthgen.verify.expression.SetBuilder;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The names in an expression, and expressions with other names. */
final class Names {
  /** Operators that are defined for whole numbers only. */
  private static final Set<Operator> WHOLE =
      Set.of(
          Operator.FACTORIAL,
          Operator.DOUBLE_FACTORIAL,
          Operator.BINOMIAL,
          Operator.GCD,
          Operator.LCM,
          Operator.INDEX);

  private Names() {}

  /** Names that are not bound by a sum; functions that nothing is known of are among them. */
  static Set<String> free(Expression expression) {
    Set<String> names = new TreeSet<>();
    collect(expression, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Name name) {
      names.add(name.text());
    } else if (expression instanceof Apply apply && isSeries(apply)) {
      Set<String> inner = free(apply.argument(0));
      if (apply.argument(1) instanceof Name bound) {
        inner.remove(bound.text());
      }
      names.addAll(inner);
      collect(apply.argument(2), names);
      collect(apply.argument(3), names);
    } else {
      parts(expression).forEach(part -> collect(part, names));
    }
  }

  private static boolean isSeries(Apply apply) {
    return apply.operator() == Operator.SUM || apply.operator() == Operator.PRODUCT;
  }

  /** Names that must be whole numbers for the expression to have a value. */
  static Set<String> whole(Expression expression) {
    Set<String> names = new TreeSet<>();
    collectWhole(expression, names);
    return names;
  }

  private static void collectWhole(Expression expression, Set<String> names) {
    if (expression instanceof Apply apply) {
      if (isSeries(apply)) {
        collect(apply.argument(2), names);
        collect(apply.argument(3), names);
      } else if (WHOLE.contains(apply.operator())) {
        apply.arguments().forEach(argument -> collect(argument, names));
      } else if (apply.operator() == Operator.POWER && isNegative(apply.argument(0))) {
        collect(apply.argument(1), names);
      }
    }
    parts(expression).forEach(part -> collectWhole(part, names));
  }

  private static boolean isNegative(Expression base) {
    return (base instanceof Num number && number.value().signum() < 0)
        || (base instanceof Apply apply && apply.operator() == Operator.NEGATE);
  }

  /** A number in it is written with a decimal point. */
  static boolean hasDecimal(Expression expression) {
    return expression instanceof Num number
        ? number.decimal()
        : parts(expression).stream().anyMatch(Names::hasDecimal);
  }

  /** The expressions that an expression consists of. */
  static List<Expression> parts(Expression expression) {
    if (expression instanceof Apply apply) {
      return apply.arguments();
    }
    if (expression instanceof Items items) {
      return items.items();
    }
    if (expression instanceof Relation relation) {
      return relation.operands();
    }
    if (expression instanceof Interval interval) {
      return List.of(interval.from(), interval.to());
    }
    if (expression instanceof SetOperation operation) {
      return operation.sets();
    }
    if (expression instanceof SetBuilder set) {
      return List.of(set.element(), set.condition());
    }
    if (expression instanceof Quantity quantity) {
      return List.of(quantity.value());
    }
    if (expression instanceof Ratio ratio) {
      return ratio.parts();
    }
    if (expression instanceof Matrix matrix) {
      List<Expression> cells = new ArrayList<>();
      matrix.rows().forEach(cells::addAll);
      return cells;
    }
    return List.of();
  }

  /** The expression with its names exchanged. */
  static Expression renamed(Expression expression, Map<String, String> names) {
    return mapped(
        expression,
        part ->
            part instanceof Name name && names.containsKey(name.text())
                ? new Name(names.get(name.text()))
                : part);
  }

  /** The expression with another in the place of a part. */
  static Expression replaced(Expression expression, Expression part, Expression by) {
    return mapped(expression, candidate -> candidate.equals(part) ? by : candidate);
  }

  /** Changes parts; what was changed is not looked into any more. */
  static Expression mapped(Expression whole, UnaryOperator<Expression> change) {
    Expression changed = change.apply(whole);
    if (!changed.equals(whole)) {
      return changed;
    }
    UnaryOperator<Expression> deeper = part -> mapped(part, change);
    if (whole instanceof Apply apply) {
      return new Apply(apply.operator(), apply.arguments().stream().map(deeper).toList());
    }
    if (whole instanceof Items items) {
      return new Items(items.shape(), items.items().stream().map(deeper).toList());
    }
    if (whole instanceof Relation relation) {
      return new Relation(relation.operands().stream().map(deeper).toList(), relation.signs());
    }
    if (whole instanceof Interval interval) {
      return new Interval(
          deeper.apply(interval.from()),
          deeper.apply(interval.to()),
          interval.fromOpen(),
          interval.toOpen());
    }
    if (whole instanceof SetOperation operation) {
      return new SetOperation(operation.kind(), operation.sets().stream().map(deeper).toList());
    }
    if (whole instanceof SetBuilder set) {
      return new SetBuilder(deeper.apply(set.element()), deeper.apply(set.condition()));
    }
    if (whole instanceof Quantity quantity) {
      return new Quantity(deeper.apply(quantity.value()), quantity.unit());
    }
    if (whole instanceof Ratio ratio) {
      return new Ratio(ratio.parts().stream().map(deeper).toList());
    }
    if (whole instanceof Matrix matrix) {
      return new Matrix(
          matrix.rows().stream().map(row -> row.stream().map(deeper).toList()).toList());
    }
    return whole;
  }
}
