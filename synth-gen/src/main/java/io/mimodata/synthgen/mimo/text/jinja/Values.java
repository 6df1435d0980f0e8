package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Python's rules say about values: Long, Double, Boolean, String, null, List, Tuple, Map,
 * Namespace, Loop, Callable and Undefined.
 */
final class Values {
  private Values() {}

  /** As a message names it. */
  static String kind(Object value) {
    if (value == null) {
      return "none";
    }
    if (value instanceof Undefined undefined) {
      return "'" + undefined.name() + "', which is undefined";
    }
    return value instanceof String
        ? "a string"
        : value instanceof Boolean
            ? "a boolean"
            : Numbers.isNumber(value)
                ? "a number"
                : value instanceof List
                    ? "a list"
                    : value instanceof Map
                        ? "a map"
                        : value instanceof Callable ? "a function" : "an object";
  }

  /** Refuses what Python has no hash of; ours might not end on a list that is within itself. */
  static Object key(Object value) {
    if (value == null || value instanceof String || Numbers.isNumber(value)) {
      return value;
    }
    throw new TemplateException("%s can't be a key".formatted(kind(value)));
  }

  static boolean truth(Object value) {
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    return Numbers.isNumber(value)
        ? Numbers.fraction(value) != 0
        : value != null && !(value instanceof Undefined);
  }

  static String text(Object value, Rendering rendering) {
    return value instanceof List || value instanceof Map
        ? Representation.of(value, rendering)
        : text(value);
  }

  /** The text of a value that is no list and no map. */
  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Undefined) {
      return "";
    }
    if (value instanceof Long) {
      return value.toString();
    }
    if (value instanceof Double number) {
      return Numbers.text(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value == null) {
      return "None";
    }
    throw new TemplateException("%s can't be written".formatted(kind(value)));
  }

  static List<Object> items(Object value, Rendering rendering) {
    List<Object> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      items.addAll(list);
    } else if (value instanceof Map<?, ?> map) {
      items.addAll(map.keySet());
    } else if (value instanceof String text) {
      text.codePoints().forEach(c -> items.add(Character.toString(c)));
    } else if (!(value instanceof Undefined)) {
      throw new TemplateException("%s has no items".formatted(kind(value)));
    }
    rendering.spend(items.size());
    return items;
  }

  static long length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof List<?> list) {
      return list.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    if (value instanceof Undefined) {
      return 0;
    }
    throw new TemplateException("%s has no length".formatted(kind(value)));
  }

  static boolean equal(Object left, Object right, Rendering rendering) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Numbers.compare(left, right) == 0;
    }
    if (left instanceof List<?> first && right instanceof List<?> second) {
      return Tuple.areAlike(left, right)
          && first.size() == second.size()
          && firstDifference(first, second, rendering) == first.size();
    }
    if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
      return first.size() == second.size() && isWithin(first, second, rendering);
    }
    if (left instanceof String text) {
      rendering.spend(text.length());
      return text.equals(right);
    }
    return left instanceof Undefined ? right instanceof Undefined : left == right;
  }

  private static int firstDifference(List<?> left, List<?> right, Rendering rendering) {
    rendering.enter();
    int i = 0;
    int end = Math.min(left.size(), right.size());
    while (i < end && equal(left.get(i), right.get(i), rendering)) {
      rendering.spend(1);
      i++;
    }
    rendering.leave();
    return i;
  }

  private static boolean isWithin(Map<?, ?> part, Map<?, ?> whole, Rendering rendering) {
    rendering.enter();
    boolean isWithin = true;
    for (Map.Entry<?, ?> entry : part.entrySet()) {
      rendering.spend(1);
      isWithin &=
          whole.containsKey(entry.getKey())
              && equal(entry.getValue(), whole.get(entry.getKey()), rendering);
    }
    rendering.leave();
    return isWithin;
  }

  static int compare(Object left, Object right, Rendering rendering) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Numbers.compare(left, right);
    }
    if (left instanceof String first && right instanceof String second) {
      rendering.spend((long) first.length() + second.length());
      return PythonText.compare(first, second);
    }
    if (left instanceof List<?> first
        && right instanceof List<?> second
        && Tuple.areAlike(left, right)) {
      int i = firstDifference(first, second, rendering);
      return i == Math.min(first.size(), second.size())
          ? Integer.compare(first.size(), second.size())
          : compare(first.get(i), second.get(i), rendering);
    }
    throw new TemplateException("%s and %s have no order".formatted(kind(left), kind(right)));
  }

  static boolean contains(Object container, Object item, Rendering rendering) {
    if (container instanceof String text) {
      if (!(item instanceof String part)) {
        throw new TemplateException("%s can't be in a string".formatted(kind(item)));
      }
      rendering.spendOnSearch(text, part);
      return text.contains(part);
    }
    if (container instanceof Map<?, ?> map) {
      return map.containsKey(key(item));
    }
    for (Object candidate : items(container, rendering)) {
      if (equal(candidate, item, rendering)) {
        return true;
      }
    }
    return false;
  }
}
