package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The filters of lists, and of maps and strings as lists of keys and characters. */
final class ListFilters {
  static final Map<String, Filters.Filter> ALL =
      Map.ofEntries(
          Map.entry("length", ListFilters::length),
          Map.entry("count", ListFilters::length),
          Map.entry("list", (scope, value, in) -> items(scope, value)),
          Map.entry("items", ListFilters::pairs),
          Map.entry("first", (scope, value, in) -> end(items(scope, value), true)),
          Map.entry("last", (scope, value, in) -> end(items(scope, value), false)),
          Map.entry("reverse", ListFilters::reversed),
          Map.entry("join", ListFilters::joined),
          Map.entry("sort", ListFilters::sorted),
          Map.entry("dictsort", ListFilters::sortedPairs),
          Map.entry("unique", ListFilters::unique),
          Map.entry("min", (scope, value, in) -> extreme(scope, value, in, false)),
          Map.entry("max", (scope, value, in) -> extreme(scope, value, in, true)),
          Map.entry("sum", ListFilters::sum),
          Map.entry("map", ListFilters::mapped),
          Map.entry("select", (scope, value, in) -> chosen(scope, value, in, false, true)),
          Map.entry("reject", (scope, value, in) -> chosen(scope, value, in, false, false)),
          Map.entry("selectattr", (scope, value, in) -> chosen(scope, value, in, true, true)),
          Map.entry("rejectattr", (scope, value, in) -> chosen(scope, value, in, true, false)));

  private ListFilters() {}

  private static List<Object> items(Scope scope, Object value) {
    return Values.items(value, scope.rendering());
  }

  private static Object length(Scope scope, Object value, Arguments in) {
    scope.rendering().spend(value instanceof String text ? text.length() : 0);
    return Values.length(value);
  }

  private static Object pairs(Scope scope, Object value, Arguments in) {
    if (value instanceof Undefined) {
      return List.of();
    }
    if (value instanceof Map<?, ?> map) {
      return Members.pairs(map, scope.rendering());
    }
    throw new TemplateException("%s has no pairs".formatted(Values.kind(value)));
  }

  private static Object end(List<Object> items, boolean isFirst) {
    return items.isEmpty()
        ? Undefined.named(isFirst ? "first item" : "last item")
        : items.get(isFirst ? 0 : items.size() - 1);
  }

  private static Object reversed(Scope scope, Object value, Arguments in) {
    if (value instanceof String text) {
      scope.rendering().spend(text.length());
      return PythonText.reversed(text);
    }
    List<Object> items = items(scope, value);
    Collections.reverse(items);
    return items;
  }

  /** An attribute such as {@code a.b.0} of an item. */
  private static Object attribute(Scope scope, Object item, Object attribute) {
    if (attribute == null) {
      return item;
    }
    scope.rendering().spend(1);
    Object value = item;
    for (Object name : PythonText.split(Values.text(attribute), ".", -1)) {
      String text = (String) name;
      boolean isPlace = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      value =
          Members.item(value, isPlace ? (Object) Numbers.literal(text) : text, scope.rendering());
    }
    return value;
  }

  private static Object joined(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("d", "attribute");
    String separator = in.text(0, "");
    Output output = new Output(scope.rendering());
    String before = "";
    for (Object item : items(scope, value)) {
      Object part = attribute(scope, item, in.get(1, (Object) null));
      output.append(before).append(Values.text(part, scope.rendering()));
      before = separator;
    }
    return output.toString();
  }

  private static UnaryOperator<Object> caseOf(boolean isSensitive) {
    return value -> value instanceof String text && !isSensitive ? PythonText.lower(text) : value;
  }

  private static Comparator<Object> order(
      Scope scope, Object attribute, boolean isCaseSensitive, boolean isReverse) {
    UnaryOperator<Object> caseOf = caseOf(isCaseSensitive);
    Comparator<Object> order =
        (left, right) ->
            Values.compare(
                caseOf.apply(attribute(scope, left, attribute)),
                caseOf.apply(attribute(scope, right, attribute)),
                scope.rendering());
    return isReverse ? order.reversed() : order;
  }

  private static Object sorted(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("reverse", "case_sensitive", "attribute");
    List<Object> items = items(scope, value);
    items.sort(order(scope, in.get(2, (Object) null), in.truth(1, false), in.truth(0, false)));
    return items;
  }

  private static Object sortedPairs(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("case_sensitive", "by", "reverse");
    if (!(value instanceof Map<?, ?> map)) {
      throw new TemplateException("%s has no pairs".formatted(Values.kind(value)));
    }
    String by = in.text(1, "key");
    if (!by.equals("key") && !by.equals("value")) {
      throw new TemplateException("dictsort goes by key or value, cannot go by: %s".formatted(by));
    }
    List<Object> pairs = Members.pairs(map, scope.rendering());
    pairs.sort(order(scope, by.equals("key") ? "0" : "1", in.truth(0, false), in.truth(2, false)));
    return pairs;
  }

  private static Object unique(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("case_sensitive", "attribute");
    UnaryOperator<Object> caseOf = caseOf(in.truth(0, false));
    List<Object> seen = new ArrayList<>();
    List<Object> unique = new ArrayList<>();
    for (Object item : items(scope, value)) {
      Object key = caseOf.apply(attribute(scope, item, in.get(1, (Object) null)));
      if (!Values.contains(seen, key, scope.rendering())) {
        seen.add(key);
        unique.add(item);
      }
    }
    return unique;
  }

  private static Object extreme(
      Scope scope, Object value, Arguments arguments, boolean isGreatest) {
    Arguments in = arguments.in("case_sensitive", "attribute");
    Comparator<Object> order =
        order(scope, in.get(1, (Object) null), in.truth(0, false), isGreatest);
    List<Object> items = items(scope, value);
    return items.isEmpty() ? Undefined.named("item") : Collections.min(items, order);
  }

  private static Object sum(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("attribute", "start");
    Object sum = in.get(1, 0L);
    for (Object item : items(scope, value)) {
      Object part = attribute(scope, item, in.get(0, (Object) null));
      sum = Operators.apply("+", sum, part, scope.rendering());
    }
    return sum;
  }

  /** {@code map('filter', ...)} or {@code map(attribute='name')}. */
  private static Object mapped(Scope scope, Object value, Arguments arguments) {
    List<Object> mapped = new ArrayList<>();
    if (arguments.positional().isEmpty()) {
      Arguments in = arguments.in("attribute", "default");
      for (Object item : items(scope, value)) {
        Object part = attribute(scope, item, in.get(0));
        mapped.add(part instanceof Undefined ? in.get(1, part) : part);
      }
    } else {
      Filters.Filter filter = Filters.named(arguments.text(0));
      for (Object item : items(scope, value)) {
        mapped.add(filter.apply(scope, item, arguments.from(1)));
      }
    }
    return mapped;
  }

  /** The items, or their attributes, for which a test gives what is wanted. */
  private static Object chosen(
      Scope scope, Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
    Object attribute = byAttribute ? arguments.get(0) : null;
    Arguments rest = byAttribute ? arguments.from(1) : arguments;
    List<Object> chosen = new ArrayList<>();
    for (Object item : items(scope, value)) {
      Object tested = attribute(scope, item, attribute);
      boolean holds =
          rest.positional().isEmpty()
              ? Values.truth(tested)
              : Tests.named(rest.text(0)).holds(scope, tested, rest.from(1));
      if (holds == wanted) {
        chosen.add(item);
      }
    }
    return chosen;
  }
}
