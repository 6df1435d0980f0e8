package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of an expression. */
final class Expressions {
  private Expressions() {}

  record Literal(Object literal) implements Expression {
    @Override
    public Object value(Scope scope) {
      return literal;
    }
  }

  record Name(String name) implements Expression {
    @Override
    public Object value(Scope scope) {
      return scope.get(name);
    }
  }

  record ListOf(List<Expression> items, boolean isTuple) implements Expression {
    @Override
    public Object value(Scope scope) {
      List<Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(scope.value(item)));
      return isTuple ? new Tuple(values) : values;
    }
  }

  record MapOf(List<Expression> keys, List<Expression> items) implements Expression {
    @Override
    public Object value(Scope scope) {
      Map<Object, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Object key = Values.key(scope.value(keys.get(i)));
        values.put(key, scope.value(items.get(i)));
      }
      return values;
    }
  }

  record And(Expression left, Expression right) implements Expression {
    @Override
    public Object value(Scope scope) {
      Object value = scope.value(left);
      return Values.truth(value) ? scope.value(right) : value;
    }
  }

  record Or(Expression left, Expression right) implements Expression {
    @Override
    public Object value(Scope scope) {
      Object value = scope.value(left);
      return Values.truth(value) ? value : scope.value(right);
    }
  }

  record Not(Expression operand) implements Expression {
    @Override
    public Object value(Scope scope) {
      return !scope.truth(operand);
    }
  }

  record Conditional(Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public Object value(Scope scope) {
      return scope.value(scope.truth(condition) ? then : otherwise);
    }
  }

  record Arithmetic(Expression left, String operator, Expression right) implements Expression {
    @Override
    public Object value(Scope scope) {
      return Operators.apply(operator, scope.value(left), scope.value(right), scope.rendering());
    }
  }

  /** {@code +} or {@code -} before a number. */
  record Signed(boolean isNegative, Expression operand) implements Expression {
    @Override
    public Object value(Scope scope) {
      return Operators.signed(isNegative, scope.value(operand), scope.rendering());
    }
  }

  /** Texts of values, one behind the other. */
  record Joined(List<Expression> parts) implements Expression {
    @Override
    public Object value(Scope scope) {
      Output output = new Output(scope.rendering());
      parts.forEach(part -> output.append(Values.text(scope.value(part), scope.rendering())));
      return output.toString();
    }
  }

  /** Comparisons in a row, such as {@code 1 < x < 3}; all must hold. */
  record Comparison(Expression first, List<String> operators, List<Expression> operands)
      implements Expression {
    @Override
    public Object value(Scope scope) {
      Object left = scope.value(first);
      for (int i = 0; i < operators.size(); i++) {
        Object right = scope.value(operands.get(i));
        if (!Operators.holds(operators.get(i), left, right, scope.rendering())) {
          return false;
        }
        left = right;
      }
      return true;
    }
  }

  /** {@code object.name}. */
  record Member(Expression object, String name) implements Expression {
    @Override
    public Object value(Scope scope) {
      return Members.member(scope.value(object), name);
    }
  }

  /** {@code object[key]}. */
  record Item(Expression object, Expression key) implements Expression {
    @Override
    public Object value(Scope scope) {
      return Members.item(scope.value(object), scope.value(key), scope.rendering());
    }
  }

  /** {@code object[from:to:step]}. */
  record Slice(Expression object, Expression from, Expression to, Expression step)
      implements Expression {
    @Override
    public Object value(Scope scope) {
      return Members.slice(
          scope.value(object), bound(scope, from), bound(scope, to), bound(scope, step), scope);
    }

    private static Long bound(Scope scope, Expression expression) {
      Object value = scope.value(expression);
      return value == null ? null : (Long) Numbers.whole(value);
    }
  }

  /**
   * Arguments as they are written.
   *
   * @param list behind {@code *}, or null; likewise the map behind {@code **}
   */
  record Given(
      List<Expression> positional, Map<String, Expression> named, Expression list, Expression map) {
    static final Given NOTHING = new Given(List.of(), Map.of(), null, null);

    Arguments arguments(Scope scope) {
      List<Object> values = new ArrayList<>();
      positional.forEach(argument -> values.add(scope.value(argument)));
      if (list != null) {
        values.addAll(Values.items(scope.value(list), scope.rendering()));
      }
      Map<String, Object> namedValues = new LinkedHashMap<>();
      named.forEach((name, argument) -> namedValues.put(name, scope.value(argument)));
      if (map != null) {
        if (!(scope.value(map) instanceof Map<?, ?> more)) {
          throw new TemplateException("expected a map behind **");
        }
        more.forEach((name, value) -> namedValues.put(Values.text(name), value));
      }
      return new Arguments(values, namedValues);
    }
  }

  record Call(Expression function, Given given) implements Expression {
    @Override
    public Object value(Scope scope) {
      return call(scope, given.arguments(scope));
    }

    Object call(Scope scope, Arguments arguments) {
      Object value = scope.value(function);
      if (value instanceof Callable callable) {
        return callable.call(scope, arguments);
      }
      if (value instanceof Undefined undefined) {
        throw undefined.error();
      }
      throw new TemplateException("%s can't be called".formatted(Values.kind(value)));
    }
  }

  /** {@code operand | name(...)}. */
  record Filtered(Expression operand, String name, Given given) implements Expression {
    @Override
    public Object value(Scope scope) {
      Object value = scope.value(operand);
      return Filters.named(name).apply(scope, value, given.arguments(scope));
    }

    Filtered of(Expression newOperand) {
      return new Filtered(newOperand, name, given);
    }
  }

  /** {@code operand is name(...)}. */
  record Tested(Expression operand, String name, Given given) implements Expression {
    @Override
    public Object value(Scope scope) {
      Object value = scope.value(operand);
      return Tests.named(name).holds(scope, value, given.arguments(scope));
    }
  }

  /** What statements write. */
  record Captured(List<Statement> body) implements Expression {
    @Override
    public Object value(Scope scope) {
      return scope.inner().captured(body);
    }
  }
}
