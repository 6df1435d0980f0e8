package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values from outside, in the types that templates work on. */
final class Imported {
  private Imported() {}

  /** Long for whole numbers, Double for others, copies of lists and maps. */
  static Object value(Object value, Rendering rendering) {
    if (value instanceof String text) {
      rendering.allowFor(text.length());
      return text;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value == null
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof List<?> list) {
      rendering.allowFor(list.size());
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(value(item, rendering)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      rendering.allowFor(map.size());
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(value(key, rendering), value(item, rendering)));
      return entries;
    }
    throw new IllegalArgumentException("no value for a template: " + value.getClass());
  }
}
