package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Based;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums, products, powers, functions and what they are made of. For one thread.
 *
 * <pre>
 * sum     := sign? product (('+' | '-' | '±') product)*
 * product := factor (('*' | '/')? factor)*
 * factor  := sign? value postfix* ('^' exponent)?
 * </pre>
 */
final class ScalarGrammar {
  static final String DEGREES = "degrees";

  private final Tokens tokens;
  private final ValueGrammar values;

  ScalarGrammar(Tokens tokens, AnswerGrammar answers) {
    this.tokens = tokens;
    values = new ValueGrammar(tokens, answers, this);
  }

  Expression sum() throws ParseException {
    Operator first = doubleSign(tokens.peek());
    if (first != null) {
      tokens.next();
    }
    List<Expression> summands = new ArrayList<>();
    summands.add(first == null ? product() : Apply.of(first, product()));
    while (true) {
      Token token = tokens.peek();
      Operator doubled = doubleSign(token);
      if (token.is("+")) {
        tokens.next();
        summands.add(product());
      } else if (token.is("-")) {
        tokens.next();
        subtract(product(), summands);
      } else if (doubled != null) {
        tokens.next();
        Expression left = joined(Operator.ADD, summands);
        tokens.chain(left);
        summands.clear();
        summands.add(Apply.of(doubled, left, product()));
      } else {
        return joined(Operator.ADD, summands);
      }
    }
  }

  /** Puts a difference of sets in the place of all summands, or adds the negated number. */
  private void subtract(Expression other, List<Expression> summands) throws ParseException {
    Expression last = summands.get(0);
    if (!isSet(other) || summands.size() > 1 || !(isSet(last) || last instanceof SetOperation)) {
      summands.add(Apply.of(Operator.NEGATE, other));
      return;
    }
    tokens.chain(last);
    summands.set(0, new SetOperation(SetOperation.Kind.DIFFERENCE, List.of(last, other)));
  }

  private static boolean isSet(Expression expression) {
    return expression instanceof Interval
        || (expression instanceof Items items && items.shape() == Items.Shape.SET);
  }

  /** As {@link ValueGrammar#isInSet}. */
  boolean isInSet() {
    return values.isInSet();
  }

  /** As {@link ValueGrammar#argument}. */
  Expression argument() throws ParseException {
    return values.argument();
  }

  /** As {@link ValueGrammar#listOrQuotient}. */
  Expression listOrQuotient() throws ParseException {
    return values.listOrQuotient();
  }

  private static Operator doubleSign(Token token) {
    return token.isCommand("pm")
        ? Operator.PLUS_MINUS
        : token.isCommand("mp") ? Operator.MINUS_PLUS : null;
  }

  /** Operations of many arguments are kept flat. */
  static Expression joined(Operator operator, List<Expression> arguments) {
    return arguments.size() == 1 ? arguments.get(0) : new Apply(operator, arguments);
  }

  Expression product() throws ParseException {
    List<Expression> factors = new ArrayList<>();
    factors.add(factor());
    while (true) {
      Token token = tokens.peek();
      Expression last = factors.get(factors.size() - 1);
      if (token.is("*")
          || (token.isLetters("x") && factors.size() == 1 && last instanceof Num && isTimes())) {
        tokens.next();
        factors.add(factor());
      } else if (token.is("/")) {
        tokens.next();
        divide(Operator.DIVIDE, factors);
      } else if (token.isCommand("mod") || (token.isLetters("mod") && tokens.peek(1).spaced())) {
        tokens.next();
        divide(Operator.MOD, factors);
      } else if (token.kind() == Token.Kind.NUMBER && endsBefore(last)) {
        factors.add(power());
      } else if (multipliesSilently(token) && !(factors.size() == 1 && Lexicon.isWord(last))) {
        factors.add(power());
      } else {
        return joined(Operator.MULTIPLY, factors);
      }
    }
  }

  /**
   * Whether a number behind a factor can only be the next one, as in {@code 3!7!} or {@code
   * 2^{3}5}.
   */
  private boolean endsBefore(Expression factor) {
    return factor instanceof Apply apply
        && (apply.operator() == Operator.FACTORIAL
            || (apply.operator() == Operator.POWER && tokens.peek(-1).is("}")));
  }

  /** Puts a quotient with the next factor in the place of all factors. */
  private void divide(Operator operator, List<Expression> factors) throws ParseException {
    Expression above = joined(Operator.MULTIPLY, factors);
    tokens.chain(above);
    factors.clear();
    factors.add(Apply.of(operator, above, factor()));
  }

  boolean multipliesSilently(Token token) {
    return switch (token.kind()) {
      case LETTERS -> !Lexicon.isUnit(token.text()) && !token.isLetters("U");
      case COMMAND -> beginsValue(token.text());
      case SYMBOL ->
          (token.is("(") && !isRemainder())
              || token.is("{")
              || (token.is("|") && !values.isWithinBars());
      default -> false;
    };
  }

  /** The letter between two numbers. */
  private boolean isTimes() {
    return tokens.peek(1).kind() == Token.Kind.NUMBER;
  }

  private boolean isRemainder() {
    return tokens.peek(1).isLetters("mod");
  }

  static boolean beginsValue(String command) {
    return switch (command) {
      case "frac",
          "sqrt",
          "cbrt",
          "binom",
          "pi",
          "infty",
          "sum",
          "prod",
          "int",
          "lim",
          "lfloor",
          "lceil",
          "langle",
          "log",
          "emptyset" ->
          true;
      default ->
          Operator.ofWord(command) != null
              || Vocabulary.NAMES.contains(command)
              || Vocabulary.MARKS.contains(command)
              || command.startsWith("begin:")
              || command.startsWith("math");
    };
  }

  private Expression factor() throws ParseException {
    if (tokens.accept("-")) {
      tokens.enter();
      Expression negated = factor();
      tokens.leave();
      return negated instanceof Num number
          ? new Num(number.value().negate(), number.decimal())
          : Apply.of(Operator.NEGATE, negated);
    }
    if (tokens.accept("+")) {
      tokens.enter();
      Expression same = factor();
      tokens.leave();
      return same;
    }
    Operator doubled = doubleSign(tokens.peek());
    if (doubled != null) {
      tokens.next();
      return Apply.of(doubled, power());
    }
    return power();
  }

  Expression power() throws ParseException {
    tokens.enter();
    Expression value = postfix(values.value());
    while (true) {
      if (tokens.peek().is("^") || (tokens.peek().is("*") && tokens.peek(1).is("*"))) {
        if (tokens.next().is("*")) {
          tokens.next();
        }
        tokens.chain(value);
        value = raised(value);
      } else if (tokens.peek().isCommand(DEGREES)) {
        tokens.next();
        tokens.chain(value);
        value = new Quantity(value, DEGREES);
      } else {
        break;
      }
    }
    tokens.leave();
    return value;
  }

  private Expression raised(Expression base) throws ParseException {
    Token token = tokens.peek();
    if (token.isCommand("circ")
        || (token.is("{") && tokens.peek(1).isCommand("circ") && tokens.peek(2).is("}"))) {
      tokens.next();
      if (token.is("{")) {
        tokens.next();
        tokens.next();
      }
      return new Quantity(base, DEGREES);
    }
    if (token.is("'")) {
      tokens.next();
      return Apply.of(Operator.INDEX, new Name("'"), base);
    }
    return postfix(Apply.of(Operator.POWER, base, tower()));
  }

  /** An exponent with its own, which is raised first. */
  private Expression tower() throws ParseException {
    Expression exponent = exponent();
    if (!tokens.peek().is("^") || tokens.peek(1).isCommand("circ") || tokens.peek(1).is("'")) {
      return exponent;
    }
    tokens.next();
    tokens.enter();
    Expression above = tower();
    tokens.leave();
    return Apply.of(Operator.POWER, exponent, above);
  }

  Expression exponent() throws ParseException {
    if (tokens.peek().is("-") || tokens.peek().is("+")) {
      boolean negative = tokens.next().is("-");
      tokens.enter();
      Expression exponent = exponent();
      tokens.leave();
      return negative ? Apply.of(Operator.NEGATE, exponent) : exponent;
    }
    return argument();
  }

  /** Factorials, percent signs and indices. */
  private Expression postfix(Expression value) throws ParseException {
    Expression result = value;
    for (Token token = tokens.peek(); isPostfix(token); token = tokens.peek()) {
      tokens.next();
      tokens.chain(result);
      result =
          switch (token.text()) {
            case "!" -> factorial(result);
            case "%" -> Apply.of(Operator.PERCENT, result);
            case "_" -> indexed(result);
            default -> Apply.of(Operator.INDEX, new Name("'"), result);
          };
    }
    return result;
  }

  private boolean isPostfix(Token token) {
    return (token.is("!") && !tokens.peek(1).is("="))
        || token.is("%")
        || token.is("_")
        || token.is("'");
  }

  private Expression factorial(Expression value) {
    boolean doubled = tokens.peek().is("!") && !tokens.peek().spaced();
    if (doubled) {
      tokens.next();
    }
    return Apply.of(doubled ? Operator.DOUBLE_FACTORIAL : Operator.FACTORIAL, value);
  }

  private Expression indexed(Expression value) throws ParseException {
    int start = tokens.mark();
    if (value instanceof Num number) {
      Expression base = argument();
      return based(number, base);
    }
    Expression index = values.argumentOrName();
    if (index instanceof Items) {
      index = new Name(tokens.raw(start, tokens.mark()));
    }
    return Apply.of(Operator.INDEX, nameOf(value), index);
  }

  private static Expression based(Num digits, Expression base) throws ParseException {
    if (!(base instanceof Num number) || !number.value().isWhole() || !digits.value().isWhole()) {
      throw new ParseException("an index to a number that isn't a base");
    }
    BigInteger size = number.value().numerator();
    if (size.compareTo(BigInteger.TWO) < 0 || size.compareTo(BigInteger.valueOf(36)) > 0) {
      throw new ParseException("a base that isn't between 2 and 36");
    }
    try {
      String written = digits.value().numerator().toString();
      return new Based(new BigInteger(written, size.intValue()), size.intValue());
    } catch (NumberFormatException e) {
      throw new ParseException("digits that are not of their base");
    }
  }

  private static Name nameOf(Expression value) throws ParseException {
    if (value instanceof Name name) {
      return name;
    }
    if (value instanceof Apply apply
        && apply.operator() == Operator.INDEX
        && apply.argument(0) instanceof Name mark) {
      return new Name(mark.text() + apply.argument(1));
    }
    if (value instanceof Constant constant) {
      return new Name(constant.toString());
    }
    throw new ParseException("an index to what is no name");
  }
}
