package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.synthgen.mimo.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads expressions, in Jinja's order of operators: {@code if}, {@code or}, {@code and}, {@code
 * not}, comparisons, sums, {@code ~}, products, powers, signs, filters and tests, members.
 */
final class ExpressionParser {
  private static final Expression NONE = new Expressions.Literal(null);
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<Kind> ARGUMENT_STARTS =
      Set.of(Kind.NAME, Kind.STRING, Kind.WHOLE, Kind.FRACTION);

  private final Tokens tokens;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** An expression, or several with commas between them, which are a tuple. */
  Expression tuple(boolean mayBeConditional) {
    List<Expression> items = new ArrayList<>();
    boolean isTuple = false;
    do {
      isTuple = !items.isEmpty();
      if (isEnd() && isTuple) {
        break;
      }
      items.add(mayBeConditional ? expression() : or());
    } while (tokens.skipOperator(","));
    return isTuple ? new Expressions.ListOf(List.copyOf(items), true) : items.get(0);
  }

  private boolean isEnd() {
    Token token = tokens.peek();
    return token.kind() == Kind.TAG_END || token.kind() == Kind.PRINT_END || token.isOperator(")");
  }

  Expression expression() {
    tokens.enter();
    Expression expression = or();
    while (tokens.skipName("if")) {
      Expression condition = or();
      Expression otherwise =
          tokens.skipName("else")
              ? expression()
              : new Expressions.Literal(Undefined.named("an if without else"));
      expression = new Expressions.Conditional(condition, expression, otherwise);
    }
    tokens.leave();
    return expression;
  }

  private Expression or() {
    Expression left = and();
    while (tokens.skipName("or")) {
      left = new Expressions.Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (tokens.skipName("and")) {
      left = new Expressions.And(left, not());
    }
    return left;
  }

  private Expression not() {
    if (!tokens.skipName("not")) {
      return comparison();
    }
    tokens.enter();
    Expression operand = not();
    tokens.leave();
    return new Expressions.Not(operand);
  }

  private Expression comparison() {
    Expression first = sum();
    List<String> operators = new ArrayList<>();
    List<Expression> operands = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
        operators.add(tokens.take().text());
      } else if (tokens.skipName("in")) {
        operators.add("in");
      } else if (token.isName("not") && tokens.second().isName("in")) {
        tokens.take();
        tokens.take();
        operators.add("not in");
      } else {
        return operators.isEmpty()
            ? first
            : new Expressions.Comparison(first, List.copyOf(operators), List.copyOf(operands));
      }
      operands.add(sum());
    }
  }

  private Expression sum() {
    Expression left = joined();
    while (isOperator("+", "-")) {
      left = new Expressions.Arithmetic(left, tokens.take().text(), joined());
    }
    return left;
  }

  private Expression joined() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(product());
    } while (tokens.skipOperator("~"));
    return parts.size() == 1 ? parts.get(0) : new Expressions.Joined(List.copyOf(parts));
  }

  private Expression product() {
    Expression left = power();
    while (isOperator("*", "/", "//", "%")) {
      left = new Expressions.Arithmetic(left, tokens.take().text(), power());
    }
    return left;
  }

  private Expression power() {
    Expression left = unary(true);
    while (isOperator("**")) {
      left = new Expressions.Arithmetic(left, tokens.take().text(), unary(true));
    }
    return left;
  }

  private boolean isOperator(String... operators) {
    Token token = tokens.peek();
    return token.kind() == Kind.OPERATOR && List.of(operators).contains(token.text());
  }

  private Expression unary(boolean hasFilters) {
    Expression expression;
    if (isOperator("-", "+")) {
      boolean isNegative = tokens.take().text().equals("-");
      tokens.enter();
      expression = new Expressions.Signed(isNegative, unary(false));
      tokens.leave();
    } else {
      expression = primary();
    }
    expression = members(expression);
    return hasFilters ? filters(expression) : expression;
  }

  Expression primary() {
    Token token = tokens.take();
    return switch (token.kind()) {
      case NAME -> name(token.text());
      case STRING -> new Expressions.Literal(strings(token.text()));
      case WHOLE -> new Expressions.Literal(Numbers.literal(token.text()));
      case FRACTION -> new Expressions.Literal(Double.parseDouble(token.text()));
      case OPERATOR -> bracketed(token);
      default -> throw unexpected(token);
    };
  }

  private static Expression name(String name) {
    return switch (name) {
      case "true", "True" -> new Expressions.Literal(true);
      case "false", "False" -> new Expressions.Literal(false);
      case "none", "None" -> NONE;
      default -> new Expressions.Name(name);
    };
  }

  private String strings(String first) {
    StringBuilder text = new StringBuilder(first);
    while (tokens.peek().kind() == Kind.STRING) {
      text.append(tokens.take().text());
    }
    return text.toString();
  }

  private Expression bracketed(Token token) {
    return switch (token.text()) {
      case "(" -> {
        if (tokens.skipOperator(")")) {
          yield new Expressions.ListOf(List.of(), true);
        }
        Expression expression = tuple(true);
        tokens.expectOperator(")");
        yield expression;
      }
      case "[" -> {
        List<Expression> items = new ArrayList<>();
        while (more(items.isEmpty(), "]")) {
          items.add(expression());
        }
        yield new Expressions.ListOf(List.copyOf(items), false);
      }
      case "{" -> {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (more(keys.isEmpty(), "}")) {
          keys.add(expression());
          tokens.expectOperator(":");
          values.add(expression());
        }
        yield new Expressions.MapOf(List.copyOf(keys), List.copyOf(values));
      }
      default -> throw unexpected(token);
    };
  }

  /** Passes the comma before another part, or the closing bracket behind the last one. */
  private boolean more(boolean isFirst, String closing) {
    if (tokens.skipOperator(closing)) {
      return false;
    }
    if (!isFirst) {
      tokens.expectOperator(",");
      return !tokens.skipOperator(closing);
    }
    return true;
  }

  private static TemplateException unexpected(Token token) {
    return new TemplateException("expected an expression, found %s".formatted(token.shown()));
  }

  private Expression members(Expression object) {
    Expression expression = object;
    while (true) {
      if (tokens.skipOperator(".")) {
        expression =
            tokens.peek().kind() == Kind.WHOLE
                ? new Expressions.Item(expression, primary())
                : new Expressions.Member(expression, tokens.expect(Kind.NAME));
      } else if (tokens.skipOperator("[")) {
        expression = item(expression);
      } else if (isOperator("(")) {
        expression = new Expressions.Call(expression, given());
      } else {
        return expression;
      }
    }
  }

  private Expression item(Expression object) {
    Expression from = isOperator(":") ? NONE : expression();
    if (tokens.skipOperator("]")) {
      return new Expressions.Item(object, from);
    }
    tokens.expectOperator(":");
    Expression to = isOperator(":", "]") ? NONE : expression();
    Expression step = tokens.skipOperator(":") && !isOperator("]") ? expression() : NONE;
    tokens.expectOperator("]");
    return new Expressions.Slice(object, from, to, step);
  }

  private Expression filters(Expression operand) {
    Expression expression = operand;
    while (true) {
      if (tokens.skipOperator("|")) {
        expression = filter().of(expression);
      } else if (tokens.skipName("is")) {
        expression = test(expression);
      } else if (isOperator("(")) {
        expression = new Expressions.Call(expression, given());
      } else {
        return expression;
      }
    }
  }

  /** A filter of nothing yet. */
  Expressions.Filtered filter() {
    String name = tokens.expect(Kind.NAME);
    return new Expressions.Filtered(
        NONE, name, isOperator("(") ? given() : Expressions.Given.NOTHING);
  }

  private Expression test(Expression operand) {
    boolean isNegated = tokens.skipName("not");
    String name = tokens.expect(Kind.NAME);
    Expressions.Given given = Expressions.Given.NOTHING;
    Token token = tokens.peek();
    if (token.isName("is")) {
      throw new TemplateException("tests can't be chained with is");
    }
    if (isOperator("(")) {
      given = given();
    } else if ((ARGUMENT_STARTS.contains(token.kind()) || isOperator("[", "{"))
        && !(token.isName("else") || token.isName("or") || token.isName("and"))) {
      given = new Expressions.Given(List.of(members(primary())), Map.of(), null, null);
    }
    Expression test = new Expressions.Tested(operand, name, given);
    return isNegated ? new Expressions.Not(test) : test;
  }

  Expressions.Given given() {
    tokens.expectOperator("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    Expression list = null;
    Expression map = null;
    boolean isFirst = true;
    while (more(isFirst, ")")) {
      isFirst = false;
      if (tokens.skipOperator("**")) {
        map = expression();
      } else if (tokens.skipOperator("*")) {
        list = expression();
      } else if (tokens.peek().kind() == Kind.NAME && tokens.second().isOperator("=")) {
        String name = tokens.take().text();
        tokens.take();
        named.put(name, expression());
      } else if (named.isEmpty() && list == null && map == null) {
        positional.add(expression());
      } else {
        throw new TemplateException("an argument without a name stands behind one with a name");
      }
    }
    return new Expressions.Given(List.copyOf(positional), named, list, map);
  }
}
