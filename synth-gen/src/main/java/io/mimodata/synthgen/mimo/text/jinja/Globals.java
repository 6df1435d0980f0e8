package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that every template has. */
final class Globals {
  /** Jinja2's sandbox has ranges of 100,000 at most; ours end where the work does. */
  private static final int RANGE_WORK = 100;

  static final Map<String, Callable> ALL =
      Map.of(
          "range", Globals::range,
          "dict", (scope, arguments) -> members(arguments),
          "namespace", (scope, arguments) -> Namespace.of(members(arguments)),
          "raise_exception", Globals::refuse,
          "strftime_now",
              (scope, arguments) ->
                  DateFormat.text(scope.rendering().now(), arguments.in("format").text(0)));

  private Globals() {}

  private static Object range(Scope scope, Arguments arguments) {
    boolean hasStart = arguments.has(1);
    long start = hasStart ? Numbers.whole(arguments.get(0)) : 0;
    long end = Numbers.whole(arguments.get(hasStart ? 1 : 0));
    long step = arguments.whole(2, 1);
    if (step == 0) {
      throw new TemplateException("the step of a range can't be 0");
    }
    List<Object> range = new ArrayList<>();
    for (long i = start; step > 0 ? i < end : i > end; i += step) {
      scope.rendering().spend(RANGE_WORK);
      range.add(i);
    }
    return range;
  }

  private static Map<String, Object> members(Arguments arguments) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (arguments.has(0)) {
      if (!(arguments.get(0) instanceof Map<?, ?> map)) {
        throw new TemplateException(
            "expected a map, found %s".formatted(Values.kind(arguments.get(0))));
      }
      map.forEach((key, value) -> members.put(Values.text(key), value));
    }
    members.putAll(arguments.named());
    return members;
  }

  private static Object refuse(Scope scope, Arguments arguments) {
    throw TemplateException.refusal(Values.text(arguments.get(0), scope.rendering()));
  }
}
