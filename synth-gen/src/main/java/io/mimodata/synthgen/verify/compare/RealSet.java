package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.evaluate.EvaluationException;
import io.mimodata.synthgen.verify.evaluate.Evaluator;
import io.mimodata.synthgen.verify.evaluate.Point;
import io.mimodata.synthgen.verify.evaluate.Rational;
import io.mimodata.synthgen.verify.evaluate.Value;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Relation;
import io.mimodata.synthgen.verify.expression.SetBuilder;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A set of real numbers, given as intervals, elements or conditions on one variable, that tells of
 * each number whether it is in it. For one thread.
 */
final class RealSet {
  private static final Name VARIABLE = new Name("·");
  private static final Point NOWHERE = new Point(0, Set.of());

  private final Expression set;
  private final Budget budget;

  private RealSet(Expression set, Budget budget) {
    this.set = set;
    this.budget = budget;
  }

  /**
   * The set that an expression stands for.
   *
   * @return null if it doesn't stand for a set of real numbers
   */
  static RealSet of(Expression expression, Budget budget) {
    Expression prepared = prepared(expression);
    return prepared == null ? null : new RealSet(prepared, budget);
  }

  private static Expression prepared(Expression expression) {
    if (expression instanceof Items items && items.shape() == Items.Shape.TUPLE) {
      return items.items().size() == 2
          ? prepared(new Interval(items.items().get(0), items.items().get(1), true, true))
          : null;
    }
    if (expression instanceof SetOperation operation) {
      List<Expression> sets = new ArrayList<>();
      for (Expression part : operation.sets()) {
        sets.add(prepared(part));
      }
      return sets.contains(null) ? null : new SetOperation(operation.kind(), sets);
    }
    if (expression instanceof SetBuilder builder) {
      return conditions(builder.condition(), builder.element());
    }
    if (isConditional(expression)) {
      Expression variable = variable(expression);
      return variable == null ? null : conditions(expression, variable);
    }
    return Names.free(expression).isEmpty() ? expression : null;
  }

  /** A relation, or several. */
  static boolean isConditional(Expression expression) {
    return expression instanceof Relation
        || (expression instanceof Items items
            && items.items().stream().allMatch(Relation.class::isInstance)
            && !items.items().isEmpty());
  }

  private static Expression conditions(Expression condition, Expression variable) {
    Expression replaced = Names.replaced(condition, variable, VARIABLE);
    boolean known = Set.of(VARIABLE.text()).containsAll(Names.free(replaced));
    return known && isConditional(replaced) ? replaced : null;
  }

  /** The one operand that isn't constant, or the one name that occurs. */
  private static Expression variable(Expression condition) {
    Set<String> names = Names.free(condition);
    if (names.size() == 1) {
      return new Name(names.iterator().next());
    }
    List<Expression> relations =
        condition instanceof Items items ? items.items() : List.of(condition);
    List<Expression> varying =
        relations.stream()
            .flatMap(relation -> ((Relation) relation).operands().stream())
            .filter(operand -> !Names.free(operand).isEmpty())
            .filter(RealSet::isUnknown)
            .distinct()
            .toList();
    return varying.size() == 1 ? varying.get(0) : null;
  }

  private static boolean isUnknown(Expression expression) {
    return expression instanceof Apply apply
        && (apply.operator() == Operator.FUNCTION || apply.operator() == Operator.INDEX);
  }

  /** Whether two sets have the same elements, as far as all ends and numbers between them tell. */
  boolean sameAs(RealSet other) {
    if (!hasKnownEnds(set) && !hasKnownEnds(other.set)) {
      return false;
    }
    List<Value> ends = new ArrayList<>();
    collectEnds(set, ends);
    other.collectEnds(other.set, ends);
    ends.sort(Comparator.comparing(Value::real));
    int inside = 0;
    List<Value> tested = tested(ends);
    for (Value number : tested) {
      boolean mine = contains(set, number);
      if (mine != other.contains(other.set, number)) {
        return false;
      }
      inside += mine ? 1 : 0;
    }
    return inside > 0;
  }

  /** Whether all ends are written down, and not roots of a condition. */
  private static boolean hasKnownEnds(Expression part) {
    if (part instanceof Relation relation) {
      return relation.operands().stream()
          .allMatch(operand -> isVariable(operand) || Names.free(operand).isEmpty());
    }
    return !(part instanceof SetOperation || part instanceof Items)
        || Names.parts(part).stream().allMatch(RealSet::hasKnownEnds);
  }

  /** The variable, or its absolute value: the ends are collected with both signs. */
  private static boolean isVariable(Expression operand) {
    return operand.equals(VARIABLE)
        || (operand instanceof Apply apply
            && apply.operator() == Operator.ABSOLUTE
            && apply.argument(0).equals(VARIABLE));
  }

  /** The ends, what lies beside and between them, and a grid for conditions with other ends. */
  private static List<Value> tested(List<Value> ends) {
    List<Value> tested = new ArrayList<>();
    Value beside = Value.of(Rational.of(BigInteger.ONE, BigInteger.valueOf(1_000_000_007)));
    Value half = Value.of(Rational.of(BigInteger.ONE, BigInteger.TWO));
    for (int i = 0; i < ends.size(); i++) {
      Value end = ends.get(i);
      tested.add(end);
      tested.add(end.add(beside));
      tested.add(end.subtract(beside));
      if (i > 0) {
        tested.add(end.add(ends.get(i - 1)).multiply(half));
      }
    }
    for (int i = -24; i <= 24; i++) {
      tested.add(Value.of(Rational.of(BigInteger.valueOf(i * 7L), BigInteger.valueOf(13))));
    }
    tested.add(Value.of(Rational.of(1_000_003)));
    tested.add(Value.of(Rational.of(-1_000_003)));
    return tested;
  }

  private void collectEnds(Expression expression, List<Value> ends) {
    if (expression instanceof SetOperation operation) {
      operation.sets().forEach(part -> collectEnds(part, ends));
    } else if (expression instanceof Relation || expression instanceof Items) {
      Names.parts(expression).forEach(part -> collectEnds(part, ends));
    } else if (expression instanceof Interval interval) {
      collectEnds(interval.from(), ends);
      collectEnds(interval.to(), ends);
    } else if (Names.free(expression).isEmpty() && !isInfinite(expression)) {
      Value end = new Evaluator(NOWHERE, budget).evaluate(expression);
      ends.add(end);
      ends.add(Value.of(Rational.ZERO).subtract(end));
    }
  }

  private static boolean isInfinite(Expression expression) {
    return expression == Constant.INFINITY
        || (expression instanceof Apply apply
            && apply.operator() == Operator.NEGATE
            && apply.argument(0) == Constant.INFINITY);
  }

  private boolean contains(Expression part, Value number) {
    budget.take(2);
    if (part instanceof SetOperation operation) {
      List<Expression> sets = operation.sets();
      return switch (operation.kind()) {
        case UNION -> sets.stream().anyMatch(one -> contains(one, number));
        case INTERSECTION -> sets.stream().allMatch(one -> contains(one, number));
        case DIFFERENCE ->
            contains(sets.get(0), number)
                && sets.stream().skip(1).noneMatch(one -> contains(one, number));
      };
    }
    if (part instanceof Interval interval) {
      return above(interval.from(), number, interval.fromOpen(), 1)
          && above(interval.to(), number, interval.toOpen(), -1);
    }
    if (part instanceof Items items) {
      return (items.shape() == Items.Shape.LIST
              && items.items().stream().allMatch(Relation.class::isInstance))
          ? items.items().stream().allMatch(one -> contains(one, number))
          : items.items().stream().anyMatch(one -> contains(one, number));
    }
    if (part instanceof Relation relation) {
      return holds(relation, number);
    }
    return value(part, number).agrees(number);
  }

  /** Whether the number lies on the right side of an end. */
  private boolean above(Expression end, Value number, boolean open, int side) {
    if (isInfinite(end)) {
      return (end == Constant.INFINITY) == (side < 0);
    }
    int sign = number.subtract(value(end, number)).signum() * side;
    return open ? sign > 0 : sign >= 0;
  }

  private boolean holds(Relation relation, Value number) {
    for (int i = 0; i < relation.signs().size(); i++) {
      if (!holds(
          relation.operands().get(i),
          relation.signs().get(i),
          relation.operands().get(i + 1),
          number)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Expression left, Relation.Sign sign, Expression right, Value number) {
    if (sign == Relation.Sign.IN || sign == Relation.Sign.NOT_IN) {
      Expression set = prepared(right);
      if (set == null) {
        throw EvaluationException.withoutValue("a set");
      }
      return contains(set, value(left, number)) == (sign == Relation.Sign.IN);
    }
    if (isInfinite(left) || isInfinite(right)) {
      return sign.isOrder();
    }
    int order;
    try {
      order = value(left, number).subtract(value(right, number)).signum();
    } catch (EvaluationException e) {
      if (e.kind() == EvaluationException.Kind.UNDEFINED) {
        return false;
      }
      throw e;
    }
    return switch (sign) {
      case EQUAL, ABOUT -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      default -> throw EvaluationException.withoutValue("a relation");
    };
  }

  private Value value(Expression expression, Value number) {
    Evaluator evaluator = new Evaluator(NOWHERE, budget);
    evaluator.bind(VARIABLE.text(), number);
    return evaluator.evaluate(expression);
  }
}
