package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Ratio;
import io.mimodata.synthgen.verify.expression.Relation;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Equations, inequalities and memberships, with each other and with what they may stand for. */
final class RelationComparison {
  private final AnswerComparison answers;
  private final RowComparison rows;
  private final ScalarComparison scalars;
  private final Rules rules;
  private final Budget budget;

  RelationComparison(
      AnswerComparison answers,
      RowComparison rows,
      ScalarComparison scalars,
      Rules rules,
      Budget budget) {
    this.answers = answers;
    this.rows = rows;
    this.scalars = scalars;
    this.rules = rules;
    this.budget = budget;
  }

  /** Compares where one of the two is a relation, or both are. */
  boolean same(Expression expected, Expression answer) {
    budget.take(2);
    if (expected instanceof Relation left && answer instanceof Relation right) {
      return sameRelation(left, right);
    }
    if (expected instanceof Relation relation) {
      if (relation.isEquation() && isTuple(relation) && answers.same(value(relation), answer)) {
        return true;
      }
      if (isMembership(relation)
          && RealSet.isConditional(answer)
          && sameVariable(relation.first(), answer)) {
        return answers.sameElements(relation, answer);
      }
      if (isMembership(relation) || relation.isEquation()) {
        Expression value = assigned(relation);
        Expression shown = value == null ? askedFor(relation) : value;
        return shown != null && answers.same(shown, answer);
      }
      return isOrder(relation) && answers.sameElements(relation, answer);
    }
    Relation relation = (Relation) answer;
    if (isMembership(relation)) {
      return isName(relation.first()) && answers.same(expected, relation.last());
    }
    if (relation.isEquation()) {
      Expression value = assigned(relation);
      return value == null
          ? !isUnsolved(relation) && answers.same(expected, value(relation))
          : answers.same(expected, value);
    }
    return rules.relationForSet() && isOrder(relation) && answers.sameElements(expected, relation);
  }

  private static boolean isTuple(Relation relation) {
    return relation.first() instanceof Items && isName(relation.first());
  }

  private static boolean isMembership(Relation relation) {
    return relation.signs().equals(List.of(Relation.Sign.IN));
  }

  private static boolean isOrder(Relation relation) {
    return relation.signs().stream()
        .allMatch(sign -> sign.isOrder() || sign == Relation.Sign.NOT_EQUAL);
  }

  /** What an equation or membership says of a name; null if it is about something else. */
  private static Expression assigned(Relation relation) {
    int last = relation.operands().size() - 1;
    if (relation.operands().subList(0, last).stream().anyMatch(RelationComparison::isName)) {
      return value(relation);
    }
    return relation.isEquation() && isName(relation.last()) && relation.signs().size() == 1
        ? relation.first()
        : null;
  }

  /** Whether the name still has to be found, as in {@code 2x = 6}. */
  private static boolean isUnsolved(Relation relation) {
    return Names.free(relation.first()).size() == 1 && isAlgebraic(relation.first());
  }

  private static boolean isAlgebraic(Expression expression) {
    if (expression instanceof Apply apply) {
      return switch (apply.operator()) {
        case ADD, NEGATE, MULTIPLY, DIVIDE, POWER, ROOT ->
            apply.arguments().stream().allMatch(RelationComparison::isAlgebraic);
        default -> false;
      };
    }
    return expression instanceof Num
        || expression instanceof Constant
        || expression instanceof Name;
  }

  /** The last of a chain of equal values, but not what it is only about equal to. */
  private static Expression value(Relation relation) {
    int last = relation.signs().size();
    boolean exact = relation.signs().contains(Relation.Sign.EQUAL);
    while (exact && relation.signs().get(last - 1) == Relation.Sign.ABOUT) {
      last--;
    }
    return relation.operands().get(last);
  }

  /** Something that has a value, and isn't one itself. */
  static boolean isName(Expression expression) {
    if (expression instanceof Apply apply) {
      return switch (apply.operator()) {
        case INDEX, FUNCTION -> true;
        case MULTIPLY, ABSOLUTE -> apply.arguments().stream().allMatch(Name.class::isInstance);
        default -> false;
      };
    }
    if (expression instanceof Items items) {
      return items.items().stream().allMatch(RelationComparison::isName);
    }
    if (expression instanceof Ratio ratio) {
      return ratio.parts().stream().allMatch(RelationComparison::isName);
    }
    return expression instanceof Name || expression == Constant.E || expression == Constant.I;
  }

  /**
   * The value of what a problem may ask for, as of {@code cos θ}, {@code a/b} or {@code A ∪ B}, and
   * is no name by itself; null if it is something else. Names on both sides make it an equation
   * that is still to be solved.
   */
  private static Expression askedFor(Relation relation) {
    if (!relation.signs().equals(List.of(Relation.Sign.EQUAL))) {
      return null;
    }
    Expression left = relation.first();
    Set<String> names = Names.free(left);
    boolean apart = Names.free(relation.last()).stream().noneMatch(names::contains);
    return isOfNames(left) && !isOfNames(relation.last()) && (apart || isDerivative(left))
        ? relation.last()
        : null;
  }

  private static boolean isOfNames(Expression expression) {
    if (expression instanceof Apply apply) {
      return switch (apply.operator()) {
        case SIN, COS, TAN, COT, DIVIDE, GCD, LCM, MIN, MAX, DETERMINANT ->
            apply.arguments().stream()
                .allMatch(argument -> isName(argument) && !(argument instanceof Constant));
        default -> false;
      };
    }
    return expression instanceof SetOperation operation
        && operation.sets().stream().allMatch(Name.class::isInstance);
  }

  /** As {@code dy/dx}, which may be told in terms of x. */
  private static boolean isDerivative(Expression expression) {
    return expression instanceof Apply quotient
        && quotient.operator() == Operator.DIVIDE
        && quotient.arguments().stream()
            .allMatch(
                part ->
                    part instanceof Apply apply
                        && apply.operator() == Operator.MULTIPLY
                        && apply.argument(0).equals(new Name("d")));
  }

  private boolean sameRelation(Relation expected, Relation answer) {
    if (expected.isEquation() && answer.isEquation()) {
      return sameEquation(expected, answer);
    }
    if (expected.signs().equals(answer.signs()) && sameOperands(expected, answer)) {
      return true;
    }
    if (expected.signs().size() == 1 && answer.signs().size() == 1) {
      Relation.Sign left = expected.signs().get(0);
      Relation.Sign right = answer.signs().get(0);
      if ((left.isOrder() || left == Relation.Sign.NOT_EQUAL) && comparable(left, right)) {
        int proportion = scalars.proportion(difference(expected), difference(answer));
        boolean same =
            (proportion > 0 && left == right) || (proportion < 0 && left == right.mirrored());
        if (same) {
          return true;
        }
      }
    }
    return sameVariable(expected, answer) && answers.sameElements(expected, answer);
  }

  private static boolean comparable(Relation.Sign left, Relation.Sign right) {
    return left == right || left == right.mirrored();
  }

  private static boolean sameVariable(Expression expected, Expression answer) {
    return Names.free(expected).equals(Names.free(answer));
  }

  private boolean sameOperands(Relation expected, Relation answer) {
    for (int i = 0; i < expected.operands().size(); i++) {
      if (!answers.same(expected.operands().get(i), answer.operands().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameEquation(Relation expected, Relation answer) {
    Expression left = expected.first();
    Expression right = answer.first();
    if (left instanceof Items || right instanceof Items) {
      return answers.same(left, right) && answers.same(value(expected), value(answer));
    }
    if (isName(left)
        && isName(right)
        && answers.same(left, right)
        && answers.same(value(expected), value(answer))) {
      return true;
    }
    if (expected.signs().size() > 1 || answer.signs().size() > 1) {
      return expected.signs().size() == answer.signs().size() && sameOperands(expected, answer);
    }
    if (!isScalar(expected) || !isScalar(answer)) {
      return sameOperands(expected, answer);
    }
    return scalars.proportion(difference(expected), difference(answer)) != 0;
  }

  private static boolean isScalar(Relation relation) {
    return relation.operands().stream()
        .noneMatch(
            operand ->
                operand instanceof Items
                    || AnswerComparison.isSet(operand)
                    || Matrices.isMatrix(operand));
  }

  private static Expression difference(Relation relation) {
    return Apply.of(Operator.ADD, relation.first(), Apply.of(Operator.NEGATE, relation.last()));
  }

  /** Rows in which there are equations or inequalities. */
  boolean sameSystem(Expression expected, Expression answer) {
    List<Expression> left = statements(expected);
    List<Expression> right = statements(answer);
    boolean systemLeft = RealSet.isConditional(expected);
    boolean systemRight = RealSet.isConditional(answer);
    if (!systemLeft && !systemRight) {
      return false;
    }
    if (systemLeft && systemRight && !left.isEmpty() && !right.isEmpty()) {
      return rows.sameUnordered(left, right)
          || sameSequence(left, right)
          || (sameVariable(expected, answer) && answers.sameElements(expected, answer));
    }
    if (systemLeft ? isValues(left) : isValues(right)) {
      Items values = values(systemLeft ? left : right);
      Expression other = systemLeft ? answer : expected;
      return systemLeft ? answers.same(values, other) : answers.same(other, values);
    }
    return (systemLeft || rules.relationForSet()) && answers.sameElements(expected, answer);
  }

  /** All about one function or sequence, as {@code W(n) = 1} and {@code W(x) = 1}. */
  private boolean sameSequence(List<Expression> left, List<Expression> right) {
    if (!isValues(left) || !isValues(right)) {
      return false;
    }
    List<String> stems =
        Stream.concat(left.stream(), right.stream()).map(s -> stem(named(s))).toList();
    return stems.stream().distinct().count() == 1 && answers.same(values(left), values(right));
  }

  private static List<Expression> statements(Expression expression) {
    if (expression instanceof Relation relation
        && relation.isEquation()
        && relation.first() instanceof Items names
        && value(relation) instanceof Items values
        && names.items().size() == values.items().size()) {
      List<Expression> statements = new ArrayList<>();
      for (int i = 0; i < names.items().size(); i++) {
        statements.add(
            Relation.of(names.items().get(i), Relation.Sign.EQUAL, values.items().get(i)));
      }
      return statements;
    }
    return expression instanceof Items items ? items.items() : List.of(expression);
  }

  private static boolean isValues(List<Expression> statements) {
    return statements.stream()
        .allMatch(
            statement ->
                statement instanceof Relation relation
                    && relation.isEquation()
                    && assigned(relation) != null);
  }

  /** The values alone: in order where they are of different things, otherwise in any. */
  private static Items values(List<Expression> statements) {
    List<Expression> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Expression statement : statements) {
      Relation relation = (Relation) statement;
      values.add(assigned(relation));
      names.add(stem(named(relation)));
    }
    boolean sameName = names.stream().distinct().count() == 1;
    return new Items(sameName ? Items.Shape.LIST : Items.Shape.TUPLE, values);
  }

  private static Expression named(Expression statement) {
    Relation relation = (Relation) statement;
    return isName(relation.first()) ? relation.first() : relation.last();
  }

  /** The name without its index or arguments. */
  private static String stem(Expression name) {
    return name instanceof Apply apply
            && (apply.operator() == Operator.INDEX || apply.operator() == Operator.FUNCTION)
        ? apply.argument(0).toString()
        : name.toString();
  }
}
