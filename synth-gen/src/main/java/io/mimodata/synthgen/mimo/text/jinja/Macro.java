package io.mimodata.synthgen.mimo.text.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A macro in the place where it is defined: it sees the variables there, not those where it is
 * called.
 */
record Macro(Definition definition, Scope scope) implements Callable {
  static final String CALLER = "caller";

  /**
   * A parameter.
   *
   * @param otherwise its value if none is given, or null
   */
  record Parameter(String name, Expression otherwise) {}

  record Definition(String name, List<Parameter> parameters, List<Statement> body) {}

  @Override
  public Object call(Scope caller, Arguments arguments) {
    Scope inner = scope.inner();
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    List<Parameter> parameters = definition.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      boolean isNamed = named.containsKey(parameter.name());
      Object value = named.remove(parameter.name());
      if (arguments.has(i)) {
        value = arguments.get(i);
      } else if (!isNamed) {
        value =
            parameter.otherwise() == null
                ? Undefined.named(parameter.name())
                : inner.value(parameter.otherwise());
      }
      inner.set(parameter.name(), value);
    }
    if (named.containsKey(CALLER)) {
      inner.set(CALLER, named.remove(CALLER));
    }
    if (arguments.positional().size() > parameters.size() || !named.isEmpty()) {
      throw new TemplateException(
          "macro %s is given more than its %d arguments"
              .formatted(definition.name(), parameters.size()));
    }
    return inner.captured(definition.body());
  }
}
