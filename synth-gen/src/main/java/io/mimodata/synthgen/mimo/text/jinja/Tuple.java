package io.mimodata.synthgen.mimo.text.jinja;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;

/** A list that is written in parentheses and equals no other list. */
final class Tuple extends AbstractList<Object> {
  private final List<Object> items;

  Tuple(List<Object> items) {
    this.items = Collections.unmodifiableList(items);
  }

  /** Whether both lists are tuples, or none is. */
  static boolean areAlike(Object left, Object right) {
    return left instanceof Tuple == right instanceof Tuple;
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
