package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The tests by their names. */
final class Tests {
  /** What stands behind {@code is}. */
  interface Test {
    boolean holds(Scope scope, Object value, Arguments arguments);
  }

  private static final Map<String, Test> ALL =
      Map.ofEntries(
          Map.entry("defined", plain(value -> !(value instanceof Undefined))),
          Map.entry("undefined", plain(Undefined.class::isInstance)),
          Map.entry("none", plain(value -> value == null)),
          Map.entry("string", plain(String.class::isInstance)),
          Map.entry("mapping", plain(Map.class::isInstance)),
          Map.entry("sequence", plain(Tests::isIterable)),
          Map.entry("iterable", plain(Tests::isIterable)),
          Map.entry("number", plain(Numbers::isNumber)),
          Map.entry("integer", plain(Long.class::isInstance)),
          Map.entry("float", plain(Double.class::isInstance)),
          Map.entry("boolean", plain(Boolean.class::isInstance)),
          Map.entry("true", plain(Boolean.TRUE::equals)),
          Map.entry("false", plain(Boolean.FALSE::equals)),
          Map.entry("callable", plain(Callable.class::isInstance)),
          Map.entry(
              "lower",
              (scope, value, in) -> TextMethods.isLower(Values.text(value, scope.rendering()))),
          Map.entry(
              "upper",
              (scope, value, in) -> TextMethods.isUpper(Values.text(value, scope.rendering()))),
          Map.entry("odd", plain(value -> Numbers.whole(value) % 2 != 0)),
          Map.entry("even", plain(value -> Numbers.whole(value) % 2 == 0)),
          Map.entry(
              "divisibleby",
              (scope, value, in) ->
                  Values.equal(
                      Operators.apply("%", value, in.get(0), scope.rendering()),
                      0L,
                      scope.rendering())),
          Map.entry("sameas", (scope, value, in) -> isSame(value, in.get(0), scope)),
          Map.entry("in", operator("in")),
          Map.entry("==", operator("==")),
          Map.entry("eq", operator("==")),
          Map.entry("equalto", operator("==")),
          Map.entry("!=", operator("!=")),
          Map.entry("ne", operator("!=")),
          Map.entry("<", operator("<")),
          Map.entry("lt", operator("<")),
          Map.entry("lessthan", operator("<")),
          Map.entry("<=", operator("<=")),
          Map.entry("le", operator("<=")),
          Map.entry(">", operator(">")),
          Map.entry("gt", operator(">")),
          Map.entry("greaterthan", operator(">")),
          Map.entry(">=", operator(">=")),
          Map.entry("ge", operator(">=")));

  private Tests() {}

  static Test named(String name) {
    Test test = ALL.get(name);
    if (test == null) {
      throw new TemplateException("the test '%s' isn't known".formatted(name));
    }
    return test;
  }

  private static Test plain(Predicate<Object> predicate) {
    return (scope, value, in) -> {
      in.in();
      return predicate.test(value);
    };
  }

  private static Test operator(String operator) {
    return (scope, value, in) -> Operators.holds(operator, value, in.get(0), scope.rendering());
  }

  private static boolean isIterable(Object value) {
    return value instanceof String
        || value instanceof List
        || value instanceof Map
        || value instanceof Undefined;
  }

  private static boolean isSame(Object left, Object right, Scope scope) {
    boolean isPlain = left instanceof String || Numbers.isNumber(left);
    return isPlain
        ? left.getClass().isInstance(right) && Values.equal(left, right, scope.rendering())
        : left == right;
  }
}
