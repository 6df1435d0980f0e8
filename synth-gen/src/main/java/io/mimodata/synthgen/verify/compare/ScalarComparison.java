package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.evaluate.EvaluationException;
import io.mimodata.synthgen.verify.evaluate.Evaluator;
import io.mimodata.synthgen.verify.evaluate.Point;
import io.mimodata.synthgen.verify.evaluate.Value;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Operator;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether two scalars are equal: constants by their values, others by their values at points that
 * are drawn from a fixed seed (identity testing after Schwartz 1980 and Zippel 1979). For one
 * thread.
 */
final class ScalarComparison {
  private static final int MOST_POINTS = 11;
  private static final int ENOUGH = 7;

  private final int decimals;
  private final Budget budget;

  ScalarComparison(int decimals, Budget budget) {
    this.decimals = decimals;
    this.budget = budget;
  }

  boolean equal(Expression expected, Expression answer) {
    boolean percent = isPercent(expected);
    if (percent != isPercent(answer)) { // 28 % may be asked for as 28 and as .28
      Expression share = percent ? expected : answer;
      Expression other = percent ? answer : expected;
      return sameValue(((Apply) share).argument(0), other) || sameValue(share, other);
    }
    return sameValue(expected, answer);
  }

  private static boolean isPercent(Expression expression) {
    return expression instanceof Apply apply && apply.operator() == Operator.PERCENT;
  }

  private boolean sameValue(Expression expected, Expression answer) {
    Set<String> names = new HashSet<>(Names.free(expected));
    names.addAll(Names.free(answer));
    return names.isEmpty() ? sameConstant(expected, answer) : identical(expected, answer);
  }

  private boolean sameConstant(Expression expected, Expression answer) {
    Value left = constant(expected);
    Value right = constant(answer);
    return (left.agrees(right) && left.isModerate())
        || ((Names.hasDecimal(expected) || Names.hasDecimal(answer))
            && left.agreesRounded(right, decimals));
  }

  /**
   * The value of an expression without names.
   *
   * @throws EvaluationException if there is none
   */
  private Value constant(Expression expression) {
    return new Evaluator(new Point(0, Set.of()), budget).evaluate(expression);
  }

  private boolean identical(Expression expected, Expression answer) {
    Set<String> whole = new HashSet<>(Names.whole(expected));
    whole.addAll(Names.whole(answer));
    int agreed = 0;
    for (int i = 0; i < MOST_POINTS && agreed < ENOUGH; i++) {
      Point point = new Point(i, whole);
      Value left = at(point, expected);
      Value right = at(point, answer);
      if (left == null && right == null) {
        continue;
      }
      if (left == null || right == null || !left.agrees(right)) {
        return false;
      }
      agreed++;
    }
    return agreed >= 3;
  }

  /** The value at a point; null where the expression is undefined. */
  private Value at(Point point, Expression expression) {
    try {
      return new Evaluator(point, budget).evaluate(expression);
    } catch (EvaluationException e) {
      if (e.kind() == EvaluationException.Kind.UNDEFINED) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Whether one expression is a constant multiple of the other.
   *
   * @return the sign of the factor; 0 if there is none
   */
  int proportion(Expression expected, Expression answer) {
    Set<String> whole = new HashSet<>(Names.whole(expected));
    whole.addAll(Names.whole(answer));
    Value ratio = null;
    int agreed = 0;
    for (int i = 0; i < MOST_POINTS && agreed < ENOUGH; i++) {
      Point point = new Point(i, whole);
      Value left = at(point, expected);
      Value right = at(point, answer);
      if (left == null && right == null) {
        continue;
      }
      if (left == null || right == null || left.isZero() || right.isZero()) {
        return 0;
      }
      Value here = left.divide(right);
      if (ratio != null && !here.agrees(ratio)) {
        return 0;
      }
      ratio = here;
      agreed++;
    }
    return agreed < 3 || !ratio.isReal() ? 0 : ratio.signum();
  }
}
