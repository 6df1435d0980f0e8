package io.mimodata.synthgen.mimo.text.jinja;

import java.util.HashMap;
import java.util.Map;

/** The filters by their names. */
final class Filters {
  /** What stands behind {@code |}. */
  interface Filter {
    Object apply(Scope scope, Object value, Arguments arguments);
  }

  private static final Map<String, Filter> ALL = new HashMap<>();

  static {
    ALL.putAll(TextFilters.ALL);
    ALL.putAll(ListFilters.ALL);
    ALL.putAll(NumberFilters.ALL);
    ALL.put("default", Filters::otherwise);
    ALL.put("d", Filters::otherwise);
    ALL.put("tojson", (scope, value, in) -> Json.of(value, scope.rendering(), in));
  }

  private Filters() {}

  static Filter named(String name) {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new TemplateException("the filter '%s' isn't known".formatted(name));
    }
    return filter;
  }

  private static Object otherwise(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("default_value", "boolean");
    boolean isMissing = value instanceof Undefined || (in.truth(1, false) && !Values.truth(value));
    return isMissing ? in.get(0, "") : value;
  }
}
