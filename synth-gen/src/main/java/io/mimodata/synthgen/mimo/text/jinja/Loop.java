package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The place in a loop.
 *
 * @param asked what was last asked about by {@code changed}, one for the loop
 */
record Loop(List<Object> items, int index, AtomicReference<Object> asked) {
  static Loop over(List<Object> items) {
    return new Loop(items, 0, new AtomicReference<>(Undefined.named("")));
  }

  Loop at(int newIndex) {
    return new Loop(items, newIndex, asked);
  }

  Object member(String name) {
    long left = (long) items.size() - index;
    return switch (name) {
      case "index" -> index + 1L;
      case "index0" -> (long) index;
      case "revindex" -> left;
      case "revindex0" -> left - 1;
      case "first" -> index == 0;
      case "last" -> left == 1;
      case "length" -> (long) items.size();
      case "depth" -> 1L;
      case "depth0" -> 0L;
      case "previtem" -> index > 0 ? items.get(index - 1) : Undefined.named("loop.previtem");
      case "nextitem" -> left > 1 ? items.get(index + 1) : Undefined.named("loop.nextitem");
      case "cycle" -> (Callable) (scope, arguments) -> cycle(arguments.positional());
      case "changed" ->
          (Callable) (scope, arguments) -> changed(new Tuple(arguments.positional()), scope);
      default -> Undefined.named("loop." + name);
    };
  }

  private Object cycle(List<Object> values) {
    if (values.isEmpty()) {
      throw new TemplateException("loop.cycle needs values");
    }
    return values.get(index % values.size());
  }

  private boolean changed(Tuple values, Scope scope) {
    return !Values.equal(asked.getAndSet(values), values, scope.rendering());
  }
}
