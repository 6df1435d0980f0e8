package io.mimodata.synthgen.verify.evaluate;

import ch.obermuhlner.math.big.BigComplex;
import ch.obermuhlner.math.big.BigDecimalMath;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Based;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.Ratio;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Computes the value of a scalar expression at a point. For one thread. */
public final class Evaluator {
  /** Steps of one operation, of an exponential or a sine, of a logarithm, and of its inverse. */
  private static final int ARITHMETIC = 1;

  private static final int TRANSCENDENTAL = 80;
  private static final int LOGARITHM = 150;
  private static final int ARC = 500;
  private static final int LARGEST_FACTORIAL = 2_000;

  private static final Value PI = Value.of(BigDecimalMath.pi(Value.PRECISION));
  private static final Value E = Value.of(BigDecimalMath.e(Value.PRECISION));
  private static final Value I = Value.of(BigComplex.I);
  private static final Value TWO = Value.of(Rational.of(2));
  private static final Value TEN = Value.of(Rational.of(10));
  private static final Value HUNDRED = Value.of(Rational.of(100));

  private final Point point;
  private final Budget budget;
  private final Map<String, Value> bound = new HashMap<>();

  public Evaluator(Point point, Budget budget) {
    this.point = point;
    this.budget = budget;
  }

  /** Gives a name another value than the point does. */
  public void bind(String name, Value value) {
    bound.put(name, value);
  }

  /**
   * The value at the point.
   *
   * @throws EvaluationException if there is none
   */
  public Value evaluate(Expression expression) {
    budget.take(ARITHMETIC);
    if (expression instanceof Num number) {
      return Value.literal(number.value());
    }
    if (expression instanceof Name name) {
      Value value = bound.get(name.text());
      return value == null ? point.ofName(name.text()) : value;
    }
    if (expression instanceof Constant constant) {
      return switch (constant) {
        case PI -> PI;
        case E -> E;
        case I -> I;
        case INFINITY -> throw EvaluationException.undefined("infinity");
      };
    }
    if (expression instanceof Apply apply) {
      try {
        return apply(apply);
      } catch (ArithmeticException e) {
        throw EvaluationException.undefined("a function at its edge");
      }
    }
    if (expression instanceof Quantity quantity) {
      return evaluate(quantity.value());
    }
    if (expression instanceof Based based) {
      return Value.of(Rational.of(based.value()));
    }
    if (expression instanceof Ratio ratio && ratio.parts().size() == 2) {
      return evaluate(ratio.parts().get(0)).divide(evaluate(ratio.parts().get(1)));
    }
    throw EvaluationException.withoutValue("it");
  }

  private Value apply(Apply apply) {
    return switch (apply.operator()) {
      case ADD -> fold(apply, Value::add);
      case MULTIPLY -> fold(apply, Value::multiply);
      case NEGATE -> first(apply).negate();
      case DIVIDE -> first(apply).divide(second(apply));
      case POWER -> power(apply);
      case ROOT -> root(apply);
      case PERCENT -> first(apply).divide(HUNDRED);
      case ABSOLUTE -> first(apply).absolute();
      case FLOOR -> first(apply).floor();
      case CEILING -> first(apply).negate().floor().negate();
      case FACTORIAL -> factorial(first(apply), 1);
      case DOUBLE_FACTORIAL -> factorial(first(apply), 2);
      case BINOMIAL -> binomial(first(apply), second(apply));
      case MIN -> fold(apply, (a, b) -> a.subtract(b).signum() <= 0 ? a : b);
      case MAX -> fold(apply, (a, b) -> a.subtract(b).signum() >= 0 ? a : b);
      case GCD -> fold(apply, (a, b) -> whole(a).gcd(whole(b)));
      case LCM -> fold(apply, Evaluator::leastMultiple);
      case MOD -> remainder(first(apply), second(apply));
      case SUM -> series(apply, Value.ZERO, Value::add);
      case PRODUCT -> series(apply, Value.ONE, Value::multiply);
      case DETERMINANT -> determinant(apply);
      case FUNCTION, INDEX -> unknown(apply);
      case PLUS_MINUS, MINUS_PLUS -> throw EvaluationException.withoutValue("a double sign");
      case FORM -> throw EvaluationException.withoutValue("it");
      default -> transcendental(apply);
    };
  }

  private Value first(Apply apply) {
    return evaluate(apply.argument(0));
  }

  private Value second(Apply apply) {
    return evaluate(apply.argument(1));
  }

  private Value fold(Apply apply, BinaryOperator<Value> operation) {
    Value result = first(apply);
    for (Expression argument : apply.arguments().subList(1, apply.arguments().size())) {
      Value next = evaluate(argument);
      takeForSize(result, next);
      result = operation.apply(result, next);
    }
    return result;
  }

  /** To reduce long fractions takes time by the square of their length. */
  private void takeForSize(Value left, Value right) {
    int size =
        (left.isExact() ? left.exact().size() : 0) + (right.isExact() ? right.exact().size() : 0);
    budget.take((int) ((long) size * size / 100_000));
  }

  private Value power(Apply apply) {
    Value base = first(apply);
    Value exponent = second(apply);
    budget.take(exponent.whole() == null ? LOGARITHM + TRANSCENDENTAL : ARITHMETIC);
    return base.power(exponent);
  }

  private Value root(Apply apply) {
    Value index = second(apply);
    boolean square = Integer.valueOf(2).equals(index.whole());
    budget.take(square ? TRANSCENDENTAL / 4 : LOGARITHM + TRANSCENDENTAL);
    return first(apply).root(index);
  }

  private Value transcendental(Apply apply) {
    Value value = first(apply);
    budget.take((value.isReal() ? 1 : 2) * cost(apply.operator()));
    return switch (apply.operator()) {
      case SIN -> value.sine();
      case COS -> value.cosine();
      case TAN -> value.sine().divide(value.cosine());
      case COT -> value.cosine().divide(value.sine());
      case SEC -> Value.ONE.divide(value.cosine());
      case CSC -> Value.ONE.divide(value.sine());
      case ARCSIN -> value.arcsine();
      case ARCCOS -> PI.divide(TWO).subtract(value.arcsine());
      case ARCTAN -> value.arctangent();
      case ARCCOT -> PI.divide(TWO).subtract(value.arctangent());
      case SINH -> value.exponential().subtract(value.negate().exponential()).divide(TWO);
      case COSH -> value.exponential().add(value.negate().exponential()).divide(TWO);
      case TANH -> {
        Value twice = value.multiply(TWO).exponential();
        yield twice.subtract(Value.ONE).divide(twice.add(Value.ONE));
      }
      case EXP -> value.exponential();
      case LN -> logarithm(value);
      case LOG -> log(value, apply);
      default -> throw new IllegalArgumentException("No rule for " + apply.operator());
    };
  }

  private static int cost(Operator function) {
    return switch (function) {
      case ARCSIN, ARCCOS, ARCTAN, ARCCOT -> ARC;
      case LN -> LOGARITHM;
      case LOG -> 2 * LOGARITHM;
      case TAN, COT, SINH, COSH -> 2 * TRANSCENDENTAL;
      default -> TRANSCENDENTAL;
    };
  }

  private static Value logarithm(Value value) {
    return value.isExact() && value.exact().equals(Rational.ONE) ? Value.ZERO : value.logarithm();
  }

  private Value log(Value value, Apply apply) {
    Value base = apply.arguments().size() > 1 ? second(apply) : TEN;
    return logarithm(value).divide(logarithm(base));
  }

  private Value factorial(Value value, int step) {
    Integer count = value.whole();
    if (count == null || count < 0) {
      throw EvaluationException.undefined("the factorial of what is not a whole number");
    }
    if (count > LARGEST_FACTORIAL) {
      throw EvaluationException.tooLarge("the factorial of " + count);
    }
    budget.take(count);
    BigInteger product = BigInteger.ONE;
    for (int i = count; i > 1; i -= step) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return Value.of(Rational.of(product));
  }

  private Value binomial(Value upper, Value lower) {
    Integer count = lower.whole();
    if (count == null || !upper.isExact()) {
      throw EvaluationException.undefined("a binomial coefficient of such numbers");
    }
    if (count < 0) {
      return Value.ZERO;
    }
    Integer all = upper.whole();
    int factors = all != null && all >= count ? Math.min(count, all - count) : count;
    if (factors > LARGEST_FACTORIAL || upper.exact().size() > 200) {
      throw EvaluationException.tooLarge("a binomial coefficient");
    }
    budget.take(2 * factors);
    Rational result = Rational.ONE;
    for (int i = 0; i < factors; i++) {
      result = result.multiply(upper.exact().add(Rational.of(-i))).divide(Rational.of(i + 1L));
    }
    return Value.of(result);
  }

  /** The whole number behind a value. */
  private record Whole(BigInteger number) {
    Value gcd(Whole other) {
      return Value.of(Rational.of(number.gcd(other.number)));
    }
  }

  private static Whole whole(Value value) {
    if (!value.isExact() || !value.exact().isWhole()) {
      throw EvaluationException.undefined("a divisor of what is not a whole number");
    }
    return new Whole(value.exact().numerator());
  }

  private static Value leastMultiple(Value left, Value right) {
    Value divisor = whole(left).gcd(whole(right));
    return divisor.isZero() ? Value.ZERO : left.multiply(right).divide(divisor).absolute();
  }

  private static Value remainder(Value value, Value modulus) {
    return value.subtract(value.divide(modulus).floor().multiply(modulus));
  }

  private Value series(Apply apply, Value start, BinaryOperator<Value> operation) {
    if (!(apply.argument(1) instanceof Name name)) {
      throw EvaluationException.withoutValue("a sum without a name that runs");
    }
    Integer from = evaluate(apply.argument(2)).whole();
    Integer to = evaluate(apply.argument(3)).whole();
    if (from == null || to == null) {
      throw EvaluationException.undefined("a sum between what are not whole numbers");
    }
    Value outer = bound.get(name.text());
    Value result = start;
    for (long i = from; i <= to; i++) {
      bound.put(name.text(), Value.of(Rational.of(i)));
      Value next = evaluate(apply.argument(0));
      takeForSize(result, next);
      result = operation.apply(result, next);
    }
    if (outer == null) {
      bound.remove(name.text());
    } else {
      bound.put(name.text(), outer);
    }
    return result;
  }

  /** By elimination, exact where the entries are. */
  private Value determinant(Apply apply) {
    if (!(apply.argument(0) instanceof Matrix matrix)
        || matrix.rows().size() != matrix.rows().get(0).size()) {
      throw EvaluationException.undefined("the determinant of what is not a square matrix");
    }
    int size = matrix.rows().size();
    budget.take(size * size * size);
    Value[][] rows = new Value[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = evaluate(matrix.rows().get(i).get(j));
      }
    }
    Value result = Value.ONE;
    for (int i = 0; i < size; i++) {
      int pivot = i;
      while (pivot < size && rows[pivot][i].isZero()) {
        pivot++;
      }
      if (pivot == size) {
        return Value.ZERO;
      }
      if (pivot != i) {
        Value[] swapped = rows[pivot];
        rows[pivot] = rows[i];
        rows[i] = swapped;
        result = result.negate();
      }
      result = result.multiply(rows[i][i]);
      for (int j = i + 1; j < size; j++) {
        Value factor = rows[j][i].divide(rows[i][i]);
        for (int k = i; k < size; k++) {
          rows[j][k] = rows[j][k].subtract(factor.multiply(rows[i][k]));
        }
      }
    }
    return result;
  }

  private Value unknown(Apply apply) {
    List<Value> arguments = apply.arguments().stream().skip(1).map(this::evaluate).toList();
    if (!(apply.argument(0) instanceof Name name)) {
      throw EvaluationException.withoutValue("a function without a name");
    }
    return point.ofFunction(name.text() + apply.operator(), arguments);
  }
}
