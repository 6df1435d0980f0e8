package io.mimodata.synthgen.mimo.text.jinja;

import java.util.LinkedHashMap;
import java.util.Map;

/** A value whose members a template may set, from inside loops, too. */
record Namespace(Map<String, Object> members) {
  static Namespace of(Map<String, Object> members) {
    return new Namespace(new LinkedHashMap<>(members));
  }
}
