package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands behind a point or in brackets. */
final class Members {
  private Members() {}

  /** {@code object.name}: a method comes before a map's key. */
  static Object member(Object object, String name) {
    Object method = method(object, name);
    if (method == null && object instanceof Map<?, ?> map && map.containsKey(name)) {
      return map.get(name);
    }
    return method == null ? Undefined.named(name) : method;
  }

  /** {@code object[key]}: a map's key comes before a method. */
  static Object item(Object object, Object key, Rendering rendering) {
    if (object instanceof Map<?, ?> map && map.containsKey(Values.key(key))) {
      return map.get(key);
    }
    boolean isPlace = key instanceof Long || key instanceof Boolean;
    if (isPlace && (object instanceof List || object instanceof String)) {
      long length = Values.length(object);
      long place = Numbers.whole(key);
      place += place < 0 ? length : 0;
      if (place < 0 || place >= length) {
        return Undefined.named("item " + Values.text(key));
      }
      if (object instanceof List<?> list) {
        return list.get((int) place);
      }
      rendering.spend(length);
      String text = (String) object;
      return Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) place)));
    }
    Object method = method(object, key instanceof String name ? name : "");
    return method == null ? Undefined.named(Values.text(key, rendering)) : method;
  }

  private static Object method(Object object, String name) {
    if (object instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (object instanceof String text) {
      return TextMethods.named(name).map(method -> method.of(text)).orElse(null);
    }
    if (object instanceof Namespace namespace) {
      return namespace.members().getOrDefault(name, Undefined.named(name));
    }
    if (object instanceof Loop loop) {
      return loop.member(name);
    }
    if (object instanceof Macro macro && name.equals("name")) {
      return macro.definition().name();
    }
    if (object instanceof Map<?, ?> map) {
      return ofMap(map, name);
    }
    return object instanceof List<?> list ? ofList(list, name) : null;
  }

  private static Callable ofMap(Map<?, ?> map, String name) {
    return switch (name) {
      case "items" -> (scope, arguments) -> pairs(map, scope.rendering());
      case "keys" -> (scope, arguments) -> Values.items(map, scope.rendering());
      case "values" ->
          (scope, arguments) -> Values.items(new ArrayList<>(map.values()), scope.rendering());
      case "get" ->
          (scope, arguments) ->
              map.containsKey(Values.key(arguments.get(0)))
                  ? map.get(arguments.get(0))
                  : arguments.get(1, (Object) null);
      case "copy" -> (scope, arguments) -> map;
      default -> null;
    };
  }

  static List<Object> pairs(Map<?, ?> map, Rendering rendering) {
    rendering.spend(map.size());
    List<Object> pairs = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      List<Object> pair = new ArrayList<>();
      pair.add(entry.getKey());
      pair.add(entry.getValue());
      pairs.add(new Tuple(pair));
    }
    return pairs;
  }

  private static Callable ofList(List<?> list, String name) {
    return switch (name) {
      case "count" ->
          (scope, arguments) ->
              Values.items(list, scope.rendering()).stream()
                  .filter(item -> Values.equal(item, arguments.get(0), scope.rendering()))
                  .count();
      case "index" -> (scope, arguments) -> index(list, arguments.get(0), scope.rendering());
      case "copy" -> (scope, arguments) -> list;
      default -> null;
    };
  }

  private static long index(List<?> list, Object item, Rendering rendering) {
    rendering.spend(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (Values.equal(list.get(i), item, rendering)) {
        return i;
      }
    }
    throw new TemplateException("the item isn't in the list");
  }

  /** {@code object[from:to:step]}, in which bounds may be null. */
  static Object slice(Object object, Long from, Long to, Long givenStep, Scope scope) {
    if (object instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!(object instanceof List) && !(object instanceof String)) {
      return Undefined.named("slice");
    }
    long step = givenStep == null ? 1 : givenStep;
    if (step == 0) {
      throw new TemplateException("the step of a slice can't be 0");
    }
    Rendering rendering = scope.rendering();
    List<Object> items = Values.items(object, rendering);
    long low = step > 0 ? 0 : -1;
    long high = items.size() + low;
    long start = bound(from, step > 0 ? low : high, low, high, items.size());
    long end = bound(to, step > 0 ? high : low, low, high, items.size());
    List<Object> slice = new ArrayList<>();
    // A step beyond the length takes one item only, and mustn't overflow.
    long stride = Math.max(-items.size() - 1L, Math.min(items.size() + 1L, step));
    for (long i = start; stride > 0 ? i < end : i > end; i += stride) {
      slice.add(items.get((int) i));
    }
    if (object instanceof String) {
      Output text = new Output(rendering);
      slice.forEach(item -> text.append((String) item));
      return text.toString();
    }
    return object instanceof Tuple ? new Tuple(slice) : slice;
  }

  private static long bound(Long bound, long otherwise, long low, long high, long size) {
    if (bound == null) {
      return otherwise;
    }
    return Math.max(low, Math.min(high, bound < 0 ? bound + size : bound));
  }
}
