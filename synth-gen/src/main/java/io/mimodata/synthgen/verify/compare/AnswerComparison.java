package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.evaluate.EvaluationException;
import io.mimodata.synthgen.verify.evaluate.Rational;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Based;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether an answer says what is expected, whatever kinds the two are of. The kinds need not be the
 * same: an equation for a variable may stand for its value, an inequality for an interval, a row in
 * braces for a tuple. Anything that isn't known to be equal is different. For one thread.
 */
public final class AnswerComparison {
  private final Rules rules;
  private final Budget budget;
  private final Canonical canonical;
  private final ScalarComparison scalars;
  private final RelationComparison relations;
  private final RowComparison rows;

  public AnswerComparison(Rules rules, Budget budget) {
    this.rules = rules;
    this.budget = budget;
    canonical = new Canonical(budget);
    scalars = new ScalarComparison(rules.decimals(), budget);
    rows = new RowComparison(this, canonical);
    relations = new RelationComparison(this, rows, scalars, rules, budget);
  }

  /**
   * Compares two answers.
   *
   * @throws EvaluationException if the budget doesn't last, or where a value doesn't exist
   */
  public boolean equal(Expression expected, Expression answer) {
    Expression other = rules.sameNames() ? answer : renamed(expected, answer);
    return same(expected, other);
  }

  private static Expression renamed(Expression expected, Expression answer) {
    Set<String> theirs = Names.free(answer);
    Set<String> ours = Names.free(expected);
    if (theirs.size() != ours.size() || theirs.equals(ours)) {
      return answer;
    }
    Map<String, String> names = new HashMap<>();
    Iterator<String> targets = ours.iterator();
    theirs.forEach(name -> names.put(name, targets.next()));
    return Names.renamed(answer, names);
  }

  /** As {@link #equal}, for parts of answers; names are what they are. */
  boolean same(Expression expected, Expression answer) {
    budget.take(2);
    if (canonical.of(expected).equals(canonical.of(answer))) {
      return true;
    }
    Expression left = rows.unwrapped(expected);
    Expression right = rows.unwrapped(answer);
    if (DoubleSigns.isIn(left) || DoubleSigns.isIn(right)) {
      return same(DoubleSigns.resolved(left), DoubleSigns.resolved(right));
    }
    if (left instanceof Quantity || right instanceof Quantity) {
      return sameQuantity(left, right);
    }
    if (left instanceof Relation || right instanceof Relation) {
      return relations.same(left, right);
    }
    if (Matrices.isMatrix(left) || Matrices.isMatrix(right)) {
      return sameMatrix(left, right);
    }
    if (left instanceof Items || right instanceof Items) {
      return relations.sameSystem(left, right) || rows.same(left, right) || sameSet(left, right);
    }
    if (isSet(left) || isSet(right)) {
      return sameSet(left, right);
    }
    if (left instanceof Ratio a && right instanceof Ratio b) {
      return sameRatio(a, b);
    }
    if (left instanceof Based || right instanceof Based) {
      return left instanceof Based a && right instanceof Based b && a.value().equals(b.value());
    }
    return sameScalar(left, right);
  }

  private boolean sameScalar(Expression expected, Expression answer) {
    if (isRemainder(expected) != isRemainder(answer)) { // 7 (mod 12) and 7
      return same(withoutModulus(expected), withoutModulus(answer));
    }
    Expression value = withoutUnitLetter(answer);
    if (!value.equals(answer) && Names.free(expected).isEmpty()) {
      return scalars.equal(expected, value);
    }
    return scalars.equal(expected, answer);
  }

  private static boolean isRemainder(Expression expression) {
    return expression instanceof Apply apply
        && apply.operator() == Operator.FORM
        && apply.argument(0).equals(new Name("mod"));
  }

  private static Expression withoutModulus(Expression expression) {
    return isRemainder(expression) ? ((Apply) expression).argument(1) : expression;
  }

  /** A number times a letter that is a unit as well: {@code 5m}. */
  private static Expression withoutUnitLetter(Expression expression) {
    if (expression instanceof Apply apply
        && apply.operator() == Operator.MULTIPLY
        && apply.arguments().size() == 2
        && apply.argument(1) instanceof Name name
        && Units.isLetter(name.text())
        && Names.free(apply.argument(0)).isEmpty()) {
      return apply.argument(0);
    }
    return expression;
  }

  private boolean sameQuantity(Expression expected, Expression answer) {
    if (expected instanceof Quantity left && answer instanceof Quantity right) {
      Rational factor = Units.factor(right.unit(), left.unit());
      if (factor == null) {
        return false;
      }
      return factor.equals(Rational.ONE)
          ? same(left.value(), right.value())
          : same(left.value(), Apply.of(Operator.MULTIPLY, new Num(factor, false), right.value()));
    }
    return same(value(expected), value(answer));
  }

  private static Expression value(Expression expression) {
    return expression instanceof Quantity quantity ? quantity.value() : expression;
  }

  static boolean isSet(Expression expression) {
    return expression instanceof Interval
        || expression instanceof SetOperation
        || expression instanceof SetBuilder;
  }

  /** Sets by their parts, and where those differ by their elements. */
  boolean sameSet(Expression expected, Expression answer) {
    if (asInterval(expected) instanceof Interval left
        && asInterval(answer) instanceof Interval right) {
      return left.fromOpen() == right.fromOpen()
          && left.toOpen() == right.toOpen()
          && same(left.from(), right.from())
          && same(left.to(), right.to());
    }
    if (expected instanceof SetOperation left
        && answer instanceof SetOperation right
        && left.kind() == right.kind()
        && left.kind() != SetOperation.Kind.DIFFERENCE
        && rows.sameUnordered(left.sets(), right.sets())) {
      return true;
    }
    boolean both = isSetOrRow(expected) && isSetOrRow(answer);
    boolean conditions = RealSet.isConditional(expected) || RealSet.isConditional(answer);
    return both
        && !conditions
        && (isSet(expected) || isSet(answer))
        && sameElements(expected, answer);
  }

  private static boolean isSetOrRow(Expression expression) {
    return isSet(expression) || expression instanceof Items;
  }

  boolean sameElements(Expression expected, Expression answer) {
    RealSet left = RealSet.of(expected, budget);
    RealSet right = left == null ? null : RealSet.of(answer, budget);
    return right != null && left.sameAs(right);
  }

  private static Expression asInterval(Expression expression) {
    return expression instanceof Items items
            && items.shape() == Items.Shape.TUPLE
            && items.items().size() == 2
        ? new Interval(items.items().get(0), items.items().get(1), true, true)
        : expression;
  }

  private boolean sameMatrix(Expression expected, Expression answer) {
    Matrix left = Matrices.evaluated(expected);
    Matrix right = Matrices.evaluated(answer);
    if (left == null
        || right == null
        || left.rows().size() != right.rows().size()
        || left.rows().get(0).size() != right.rows().get(0).size()) {
      return false;
    }
    return rows.sameOrdered(Names.parts(left), Names.parts(right));
  }

  /** The parts have the same factor, or are the same one by one. */
  private boolean sameRatio(Ratio expected, Ratio answer) {
    List<Expression> left = expected.parts();
    List<Expression> right = answer.parts();
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 1; i < left.size(); i++) {
      if (!same(
          Apply.of(Operator.MULTIPLY, left.get(0), right.get(i)),
          Apply.of(Operator.MULTIPLY, right.get(0), left.get(i)))) {
        return rows.sameOrdered(left, right);
      }
    }
    return true;
  }
}
