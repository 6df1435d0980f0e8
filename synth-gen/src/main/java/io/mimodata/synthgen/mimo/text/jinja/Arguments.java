package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a function is called with. */
record Arguments(List<Object> positional, Map<String, Object> named) {
  static final Arguments NONE = new Arguments(List.of(), Map.of());

  private static final Object ABSENT = new Object();

  /** All arguments by position; refuses those that have no place. */
  Arguments in(String... names) {
    if (positional.size() > names.length) {
      throw new TemplateException(
          "%d arguments are given, but at most %d are known"
              .formatted(positional.size(), names.length));
    }
    List<Object> all = new ArrayList<>(positional);
    int used = 0;
    for (String name : List.of(names).subList(positional.size(), names.length)) {
      used += named.containsKey(name) ? 1 : 0;
      all.add(named.getOrDefault(name, ABSENT));
    }
    if (used < named.size()) {
      throw new TemplateException("one of the arguments %s isn't known".formatted(named.keySet()));
    }
    return new Arguments(all, Map.of());
  }

  /** The arguments behind the first ones. */
  Arguments from(int first) {
    return new Arguments(
        Collections.unmodifiableList(positional.subList(first, positional.size())), named);
  }

  boolean has(int position) {
    return position < positional.size() && positional.get(position) != ABSENT;
  }

  Object get(int position) {
    if (!has(position)) {
      throw new TemplateException("argument %d is missing".formatted(position + 1));
    }
    return positional.get(position);
  }

  Object get(int position, Object otherwise) {
    return has(position) ? positional.get(position) : otherwise;
  }

  String text(int position) {
    return text(get(position));
  }

  String text(int position, String otherwise) {
    Object value = get(position, otherwise);
    return value == null && otherwise == null ? null : text(value);
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new TemplateException(
        "an argument must be a string, cannot be: %s".formatted(Values.kind(value)));
  }

  long whole(int position, long otherwise) {
    return has(position) ? Numbers.whole(positional.get(position)) : otherwise;
  }

  boolean truth(int position, boolean otherwise) {
    return has(position) ? Values.truth(positional.get(position)) : otherwise;
  }
}
