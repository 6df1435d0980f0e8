package io.mimodata.synthgen.mimo.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of a template. */
final class Statements {
  private Statements() {}

  record Text(String text) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      output.append(text);
      return Flow.ON;
    }
  }

  record Print(int line, Expression expression) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.rendering().reach(line);
      output.append(Values.text(scope.value(expression), scope.rendering()));
      return Flow.ON;
    }
  }

  record Branch(int line, Expression condition, List<Statement> body) {}

  record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      for (Branch branch : branches) {
        scope.rendering().reach(branch.line());
        if (scope.truth(branch.condition())) {
          return scope.run(branch.body(), output);
        }
      }
      return scope.run(otherwise, output);
    }
  }

  /**
   * A loop.
   *
   * @param filter that items must pass, or null
   * @param otherwise runs if the body's end was never reached, as in Jinja2
   */
  record For(
      int line,
      Target target,
      Expression items,
      Expression filter,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.rendering().reach(line);
      List<Object> all = passing(scope);
      boolean isThrough = false;
      Loop first = Loop.over(all);
      for (int i = 0; i < all.size(); i++) {
        Scope inner = scope.inner();
        target.assign(inner, all.get(i));
        inner.set("loop", first.at(i));
        Flow flow = inner.run(body, output);
        isThrough |= flow == Flow.ON;
        if (flow == Flow.BREAK) {
          break;
        }
      }
      return isThrough ? Flow.ON : scope.inner().run(otherwise, output);
    }

    private List<Object> passing(Scope scope) {
      List<Object> all = Values.items(scope.value(items), scope.rendering());
      if (filter == null) {
        return all;
      }
      List<Object> passing = new ArrayList<>();
      for (Object item : all) {
        Scope inner = scope.inner();
        target.assign(inner, item);
        if (inner.truth(filter)) {
          passing.add(item);
        }
      }
      return passing;
    }
  }

  record Set(int line, Target target, Expression expression) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.rendering().reach(line);
      target.assign(scope, scope.value(expression));
      return Flow.ON;
    }
  }

  /** Statements with variables of their own. */
  record With(int line, List<Target> targets, List<Expression> values, List<Statement> body)
      implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.rendering().reach(line);
      Scope inner = scope.inner();
      for (int i = 0; i < targets.size(); i++) {
        targets.get(i).assign(inner, scope.value(values.get(i)));
      }
      return inner.run(body, output);
    }
  }

  record DefineMacro(Macro.Definition definition) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.set(definition.name(), new Macro(definition, scope));
      return Flow.ON;
    }
  }

  /** A call of a macro that is handed the body as its {@code caller}. */
  record CallWithBody(int line, Macro.Definition caller, Expressions.Call call)
      implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      scope.rendering().reach(line);
      Arguments given = call.given().arguments(scope);
      Map<String, Object> named = new LinkedHashMap<>(given.named());
      named.put(Macro.CALLER, new Macro(caller, scope));
      Object value = call.call(scope, new Arguments(given.positional(), named));
      output.append(Values.text(value, scope.rendering()));
      return Flow.ON;
    }
  }

  /** {@code break} or {@code continue}. */
  record Leave(Flow flow) implements Statement {
    @Override
    public Flow run(Scope scope, Output output) {
      return flow;
    }
  }
}
