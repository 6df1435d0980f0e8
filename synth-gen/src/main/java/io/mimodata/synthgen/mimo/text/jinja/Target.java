package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;

/** What a value is assigned to. */
interface Target {
  void assign(Scope scope, Object value);

  record Variable(String name) implements Target {
    @Override
    public void assign(Scope scope, Object value) {
      scope.set(name, value);
    }
  }

  /** A member of a namespace. */
  record Member(String namespace, String name) implements Target {
    @Override
    public void assign(Scope scope, Object value) {
      if (!(scope.get(namespace) instanceof Namespace object)) {
        throw new TemplateException(
            "%s.%s is set, but %s is no namespace".formatted(namespace, name, namespace));
      }
      object.members().put(name, value);
    }
  }

  record Several(List<Target> targets) implements Target {
    @Override
    public void assign(Scope scope, Object value) {
      List<Object> items = Values.items(value, scope.rendering());
      if (items.size() != targets.size()) {
        throw new TemplateException(
            "%d values can't be given to %d names".formatted(items.size(), targets.size()));
      }
      for (int i = 0; i < items.size(); i++) {
        targets.get(i).assign(scope, items.get(i));
      }
    }
  }
}
