package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Arithmetic and comparisons. */
final class Operators {
  private Operators() {}

  static Object apply(String operator, Object left, Object right, Rendering rendering) {
    if (left instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (right instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      try {
        return Numbers.haveFraction(left, right)
            ? fractions(operator, Numbers.fraction(left), Numbers.fraction(right))
            : wholes(operator, Numbers.whole(left), Numbers.whole(right));
      } catch (ArithmeticException e) {
        throw new TemplateException("%s %s %s has no result".formatted(left, operator, right));
      }
    }
    if (operator.equals("+")) {
      return sum(left, right, rendering);
    }
    if (operator.equals("*")) {
      return left instanceof Long || left instanceof Boolean
          ? repeated(right, left, rendering)
          : repeated(left, right, rendering);
    }
    throw unfit(operator, left, right);
  }

  static Object signed(boolean isNegative, Object operand, Rendering rendering) {
    return isNegative && operand instanceof Double number
        ? (Object) (-number)
        : apply(isNegative ? "-" : "+", 0L, operand, rendering);
  }

  private static TemplateException unfit(String operator, Object left, Object right) {
    return new TemplateException(
        "'%s' can't be used with %s and %s"
            .formatted(operator, Values.kind(left), Values.kind(right)));
  }

  private static Object sum(Object left, Object right, Rendering rendering) {
    if (left instanceof String first && right instanceof String second) {
      rendering.spend((long) first.length() + second.length());
      return first + second;
    }
    if (left instanceof List<?> first
        && right instanceof List<?> second
        && Tuple.areAlike(left, right)) {
      rendering.spend((long) first.size() + second.size());
      List<Object> all = new ArrayList<>(first);
      all.addAll(second);
      return left instanceof Tuple ? new Tuple(all) : all;
    }
    throw unfit("+", left, right);
  }

  private static Object repeated(Object value, Object times, Rendering rendering) {
    if (!(times instanceof Long || times instanceof Boolean)) {
      throw unfit("*", value, times);
    }
    long count = Math.min(Integer.MAX_VALUE, Math.max(0, Numbers.whole(times)));
    if (value instanceof String text) {
      rendering.spend(count * text.length());
      return text.repeat((int) count);
    }
    if (value instanceof List<?> list) {
      rendering.spend(count * list.size());
      List<Object> all = new ArrayList<>();
      Collections.nCopies(list.isEmpty() ? 0 : (int) count, list).forEach(all::addAll);
      return value instanceof Tuple ? new Tuple(all) : all;
    }
    throw unfit("*", value, times);
  }

  private static Object wholes(String operator, long left, long right) {
    return switch (operator) {
      case "+" -> Math.addExact(left, right);
      case "-" -> Math.subtractExact(left, right);
      case "*" -> Math.multiplyExact(left, right);
      case "//" -> Math.floorDiv(left, right);
      case "%" -> Math.floorMod(left, right);
      case "**" ->
          right < 0
              ? (Object) Math.pow((double) left, (double) right)
              : (Object) power(left, right);
      default -> fractions(operator, (double) left, (double) right);
    };
  }

  private static long power(long base, long exponent) {
    if (base == 0 || base == 1 || base == -1) {
      return exponent == 0 || base == 1 || (base == -1 && exponent % 2 == 0) ? 1 : base;
    }
    // Of a base beyond one, no power from the 64th on has 64 bits.
    long power = 1;
    for (long i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, base);
    }
    return power;
  }

  private static Object fractions(String operator, double left, double right) {
    if (right == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw new ArithmeticException();
    }
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case "//" -> Math.floor(left / right);
      case "%" -> left - right * Math.floor(left / right);
      case "**" -> Math.pow(left, right);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  static boolean holds(String operator, Object left, Object right, Rendering rendering) {
    return switch (operator) {
      case "==" -> Values.equal(left, right, rendering);
      case "!=" -> !Values.equal(left, right, rendering);
      case "<" -> Values.compare(left, right, rendering) < 0;
      case "<=" -> Values.compare(left, right, rendering) <= 0;
      case ">" -> Values.compare(left, right, rendering) > 0;
      case ">=" -> Values.compare(left, right, rendering) >= 0;
      case "in" -> Values.contains(right, left, rendering);
      default -> !Values.contains(right, left, rendering);
    };
  }
}
