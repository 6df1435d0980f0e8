package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.synthgen.mimo.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads a template's text and tags. */
final class StatementParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private int loops;

  StatementParser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
  }

  List<Statement> template() {
    List<Statement> body = body();
    if (tokens.peek().kind() != Kind.END) {
      throw new TemplateException("unexpected %s".formatted(tokens.peek().shown()));
    }
    return body;
  }

  /** Statements up to the end, or to behind the beginning of a tag with one of the names. */
  private List<Statement> body(String... ends) {
    tokens.enter();
    List<Statement> statements = new ArrayList<>();
    while (tokens.peek().kind() != Kind.END) {
      Token token = tokens.take();
      switch (token.kind()) {
        case DATA -> statements.add(new Statements.Text(token.text()));
        case PRINT_BEGIN -> {
          statements.add(new Statements.Print(token.line(), expressions.tuple(true)));
          tokens.expect(Kind.PRINT_END);
        }
        default -> {
          for (String end : ends) {
            if (tokens.peek().isName(end)) {
              tokens.leave();
              return List.copyOf(statements);
            }
          }
          statements.add(statement(token.line()));
          tokens.expect(Kind.TAG_END);
        }
      }
    }
    if (ends.length > 0) {
      throw new TemplateException(
          "expected '%s', found %s".formatted(ends[ends.length - 1], Kind.END));
    }
    tokens.leave();
    return List.copyOf(statements);
  }

  /** The rest of a tag, and statements up to the name of the tag that ends them. */
  private List<Statement> bodyTo(String end) {
    tokens.expect(Kind.TAG_END);
    List<Statement> body = body(end);
    tokens.expectName(end);
    return body;
  }

  private Statement statement(int line) {
    String name = tokens.expect(Kind.NAME);
    return switch (name) {
      case "if" -> ifStatement(line);
      case "for" -> forStatement(line);
      case "set" -> set(line);
      case "print" -> new Statements.Print(line, expressions.tuple(true));
      case "macro" -> macro();
      case "call" -> call(line);
      case "filter" -> {
        Expressions.Filtered first = expressions.filter();
        List<Expressions.Filtered> more = moreFilters();
        Expression captured = new Expressions.Captured(bodyTo("endfilter"));
        yield new Statements.Print(line, filtered(first.of(captured), more));
      }
      case "with" -> with(line);
      case "generation" -> new Statements.With(line, List.of(), List.of(), bodyTo("endgeneration"));
      case "break", "continue" -> {
        if (loops == 0) {
          throw new TemplateException("%s stands in no loop".formatted(name));
        }
        yield new Statements.Leave(name.equals("break") ? Flow.BREAK : Flow.CONTINUE);
      }
      default -> throw new TemplateException("the tag '%s' isn't known".formatted(name));
    };
  }

  private Statement ifStatement(int firstLine) {
    List<Statements.Branch> branches = new ArrayList<>();
    int line = firstLine;
    do {
      Expression condition = expressions.tuple(false);
      tokens.expect(Kind.TAG_END);
      branches.add(new Statements.Branch(line, condition, body("elif", "else", "endif")));
      line = tokens.line();
    } while (tokens.skipName("elif"));
    List<Statement> otherwise = List.of();
    if (tokens.skipName("else")) {
      otherwise = bodyTo("endif");
    } else {
      tokens.expectName("endif");
    }
    return new Statements.If(List.copyOf(branches), otherwise);
  }

  private Statement forStatement(int line) {
    Target target = target();
    tokens.expectName("in");
    Expression items = expressions.tuple(false);
    Expression filter = tokens.skipName("if") ? expressions.expression() : null;
    if (tokens.peek().isName("recursive")) {
      throw new TemplateException("recursive loops aren't known");
    }
    tokens.expect(Kind.TAG_END);
    loops++;
    List<Statement> body = body("else", "endfor");
    loops--;
    List<Statement> otherwise = List.of();
    if (tokens.skipName("else")) {
      otherwise = bodyTo("endfor");
    } else {
      tokens.expectName("endfor");
    }
    return new Statements.For(line, target, items, filter, body, otherwise);
  }

  private Statement set(int line) {
    Target target = target();
    if (tokens.skipOperator("=")) {
      return new Statements.Set(line, target, expressions.tuple(true));
    }
    List<Expressions.Filtered> filters = moreFilters();
    Expression captured = new Expressions.Captured(bodyTo("endset"));
    return new Statements.Set(line, target, filtered(captured, filters));
  }

  private List<Expressions.Filtered> moreFilters() {
    List<Expressions.Filtered> filters = new ArrayList<>();
    while (tokens.skipOperator("|")) {
      filters.add(expressions.filter());
    }
    return filters;
  }

  private static Expression filtered(Expression operand, List<Expressions.Filtered> filters) {
    Expression expression = operand;
    for (Expressions.Filtered filter : filters) {
      expression = filter.of(expression);
    }
    return expression;
  }

  private Statement macro() {
    String name = tokens.expect(Kind.NAME);
    return new Statements.DefineMacro(
        new Macro.Definition(name, parameters(), macroBody("endmacro")));
  }

  private Statement call(int line) {
    List<Macro.Parameter> parameters =
        tokens.peek().isOperator("(") ? parameters() : List.<Macro.Parameter>of();
    if (!(expressions.expression() instanceof Expressions.Call call)) {
      throw new TemplateException("expected a call of a macro");
    }
    return new Statements.CallWithBody(
        line, new Macro.Definition(Macro.CALLER, parameters, macroBody("endcall")), call);
  }

  private List<Macro.Parameter> parameters() {
    List<Macro.Parameter> parameters = new ArrayList<>();
    tokens.expectOperator("(");
    while (!tokens.skipOperator(")")) {
      if (!parameters.isEmpty()) {
        tokens.expectOperator(",");
      }
      String name = tokens.expect(Kind.NAME);
      parameters.add(
          new Macro.Parameter(name, tokens.skipOperator("=") ? expressions.expression() : null));
    }
    return List.copyOf(parameters);
  }

  private List<Statement> macroBody(String end) {
    int outerLoops = loops;
    loops = 0;
    List<Statement> body = bodyTo(end);
    loops = outerLoops;
    return body;
  }

  private Statement with(int line) {
    List<Target> targets = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (tokens.peek().kind() != Kind.TAG_END) {
      if (!targets.isEmpty()) {
        tokens.expectOperator(",");
      }
      targets.add(new Target.Variable(tokens.expect(Kind.NAME)));
      tokens.expectOperator("=");
      values.add(expressions.expression());
    }
    return new Statements.With(line, List.copyOf(targets), List.copyOf(values), bodyTo("endwith"));
  }

  private Target target() {
    List<Target> targets = new ArrayList<>();
    boolean isTuple = false;
    do {
      isTuple = !targets.isEmpty();
      targets.add(oneTarget());
    } while (tokens.skipOperator(","));
    return isTuple ? new Target.Several(List.copyOf(targets)) : targets.get(0);
  }

  private Target oneTarget() {
    if (tokens.skipOperator("(")) {
      tokens.enter();
      Target target = target();
      tokens.leave();
      tokens.expectOperator(")");
      return target;
    }
    String name = tokens.expect(Kind.NAME);
    return tokens.skipOperator(".")
        ? new Target.Member(name, tokens.expect(Kind.NAME))
        : new Target.Variable(name);
  }
}
