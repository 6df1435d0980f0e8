package io.mimodata.synthgen.mimo.text.jinja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Variables as one place in a template sees them; what is set here hides what is set outside. */
final class Scope {
  private final Rendering rendering;
  private final Scope outer;
  private final Map<String, Object> variables = new HashMap<>();

  private Scope(Rendering rendering, Scope outer) {
    this.rendering = rendering;
    this.outer = outer;
  }

  /** The outermost scope, with functions and variables. */
  static Scope of(Rendering rendering, Map<String, ?> variables) {
    Scope globals = new Scope(rendering, null);
    globals.variables.putAll(Globals.ALL);
    Scope scope = globals.inner();
    variables.forEach((name, value) -> scope.set(name, Imported.value(value, rendering)));
    return scope;
  }

  Scope inner() {
    return new Scope(rendering, this);
  }

  Rendering rendering() {
    return rendering;
  }

  Object get(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.variables.containsKey(name)) {
        return scope.variables.get(name);
      }
    }
    return Undefined.named(name);
  }

  void set(String name, Object value) {
    variables.put(name, value);
  }

  Object value(Expression expression) {
    rendering.enter();
    Object value = expression.value(this);
    rendering.leave();
    return value;
  }

  boolean truth(Expression expression) {
    return Values.truth(value(expression));
  }

  Flow run(List<Statement> statements, Output output) {
    rendering.enter();
    Flow flow = Flow.ON;
    for (int i = 0; i < statements.size() && flow == Flow.ON; i++) {
      rendering.spend(1);
      flow = statements.get(i).run(this, output);
    }
    rendering.leave();
    return flow;
  }

  /** What statements write. */
  String captured(List<Statement> statements) {
    Output output = new Output(rendering);
    run(statements, output);
    return output.toString();
  }
}
