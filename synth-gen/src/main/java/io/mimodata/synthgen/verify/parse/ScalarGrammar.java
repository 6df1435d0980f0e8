package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.evaluate.Rational;
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
import io.mimodata.synthgen.verify.expression.Relation;
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
  private static final String DEGREES = "degrees";

  private final Tokens tokens;
  private final AnswerGrammar answers;
  private int openBars;
  private int openSets;

  ScalarGrammar(Tokens tokens, AnswerGrammar answers) {
    this.tokens = tokens;
    this.answers = answers;
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

  /** Whether a colon would be that of a set builder. */
  boolean isInSet() {
    return openSets > 0;
  }

  private static Operator doubleSign(Token token) {
    return token.isCommand("pm")
        ? Operator.PLUS_MINUS
        : token.isCommand("mp") ? Operator.MINUS_PLUS : null;
  }

  /** Operations of many arguments are kept flat. */
  private static Expression joined(Operator operator, List<Expression> arguments) {
    return arguments.size() == 1 ? arguments.get(0) : new Apply(operator, arguments);
  }

  private Expression product() throws ParseException {
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

  private boolean multipliesSilently(Token token) {
    return switch (token.kind()) {
      case LETTERS -> !Lexicon.isUnit(token.text()) && !token.isLetters("U");
      case COMMAND -> beginsValue(token.text());
      case SYMBOL ->
          (token.is("(") && !isRemainder())
              || token.is("{")
              || (token.is("|") && openBars == 0 && openSets == 0);
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

  private static boolean beginsValue(String command) {
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

  private Expression power() throws ParseException {
    tokens.enter();
    Expression value = postfix(value());
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

  private Expression exponent() throws ParseException {
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
    Expression index;
    try {
      index = argument();
    } catch (ParseException e) {
      tokens.reset(start);
      index = new Name(rawArgument());
    }
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

  private Expression value() throws ParseException {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case LETTERS -> letters(token);
      case COMMAND -> command(token);
      case SYMBOL -> symbol(token);
      case TEXT -> throw new ParseException("words where a value was expected");
      case END -> throw new ParseException("a value was expected at the end");
    };
  }

  /** A number, with the fraction behind it if it is a mixed one. */
  private Expression number(Token token) throws ParseException {
    Num number = token.number();
    if (!number.value().isWhole() || number.decimal()) {
      return number;
    }
    int mark = tokens.mark();
    if (tokens.peek().isCommand("frac") && isPlainFraction()) {
      tokens.next();
      Expression fraction = fraction();
      if (fraction instanceof Apply apply
          && apply.argument(0) instanceof Num above
          && apply.argument(1) instanceof Num below
          && above.value().signum() > 0
          && below.value().compareTo(above.value()) > 0) {
        return mixed(number, above, below);
      }
      tokens.reset(mark);
    } else if (tokens.peek().kind() == Token.Kind.NUMBER
        && tokens.peek().spaced()
        && tokens.peek(1).is("/")
        && tokens.peek(2).kind() == Token.Kind.NUMBER) {
      Num above = tokens.next().number();
      tokens.next();
      Num below = tokens.next().number();
      if (below.value().compareTo(above.value()) > 0) {
        return mixed(number, above, below);
      }
      throw new ParseException("two numbers side by side");
    }
    return number;
  }

  /** Whether the fraction that follows consists of two numbers. */
  private boolean isPlainFraction() {
    int above = plainArgument(1);
    boolean both = above == 1 && tokens.peek(1).text().length() > 1; // \frac34
    return above > 0 && (both || plainArgument(1 + above) > 0);
  }

  /** How many tokens a number in braces or alone takes; 0 if there is something else. */
  private int plainArgument(int ahead) {
    if (tokens.peek(ahead).kind() == Token.Kind.NUMBER) {
      return 1;
    }
    boolean braced =
        tokens.peek(ahead).is("{")
            && tokens.peek(ahead + 1).kind() == Token.Kind.NUMBER
            && tokens.peek(ahead + 2).is("}");
    return braced ? 3 : 0;
  }

  private static Num mixed(Num whole, Num above, Num below) {
    Rational fraction = above.value().divide(below.value());
    return new Num(whole.value().add(fraction), false);
  }

  private Expression letters(Token token) throws ParseException {
    String word = token.text();
    Operator function = Operator.ofWord(word);
    if (function != null) {
      return function(function);
    }
    return switch (word) {
      case "cis" -> {
        Expression angle = functionArguments(Operator.COS).get(0);
        yield Apply.of(Operator.EXP, Apply.of(Operator.MULTIPLY, Constant.I, angle));
      }
      case "pi" -> Constant.PI;
      case "infinity", "infty" -> Constant.INFINITY;
      case "sqrt" -> Apply.of(Operator.ROOT, argument(), Num.of(2));
      case "cbrt" -> Apply.of(Operator.ROOT, argument(), Num.of(3));
      case "e" -> tokens.peek().is("_") ? new Name(word) : Constant.E;
      case "i" -> tokens.peek().is("_") ? new Name(word) : Constant.I;
      default -> named(new Name(word));
    };
  }

  /** A name, or a function that nothing is known of with its arguments. */
  private Expression named(Name name) throws ParseException {
    Name called = name;
    int mark = tokens.mark();
    StringBuilder primes = new StringBuilder();
    while (tokens.accept("'")) {
      primes.append('\'');
    }
    if (!primes.isEmpty()) {
      called = new Name(name.text() + primes);
    } else if (isInverse()) {
      for (int i = 0; i < 5; i++) {
        tokens.next();
      }
      called = new Name(name.text() + "^-1");
    }
    if (tokens.peek().is("(") && !tokens.peek().spaced() && isFunctionName(name.text())) {
      return called(called);
    }
    if (primes.isEmpty()) {
      tokens.reset(mark);
      return name;
    }
    return called;
  }

  private Expression called(Name name) throws ParseException {
    tokens.expect("(");
    Expression content = answers.bracketed("(");
    List<Expression> arguments = new ArrayList<>(List.of(name));
    if (content instanceof Items items) {
      arguments.addAll(items.items());
    } else {
      arguments.add(content);
    }
    return new Apply(Operator.FUNCTION, arguments);
  }

  /** {@code ^{-1}} before a bracket. */
  private boolean isInverse() {
    return tokens.peek().is("^")
        && tokens.peek(1).is("{")
        && tokens.peek(2).is("-")
        && tokens.peek(3).text().equals("1")
        && tokens.peek(4).is("}")
        && tokens.peek(5).is("(");
  }

  /** Letters that are functions by custom; others before a bracket are factors. */
  private static boolean isFunctionName(String name) {
    char first = name.charAt(0);
    return name.length() > 1
        || first == 'f'
        || first == 'g'
        || first == 'h'
        || (first >= 'A' && first <= 'Z');
  }

  private Expression command(Token token) throws ParseException {
    String name = token.text();
    return switch (name) {
      case "frac" -> fraction();
      case "sqrt" -> root();
      case "cbrt" -> Apply.of(Operator.ROOT, argument(), Num.of(3));
      case "binom" -> Apply.of(Operator.BINOMIAL, argument(), argument());
      case "pi" -> Constant.PI;
      case "infty" -> Constant.INFINITY;
      case "emptyset" -> new Items(Items.Shape.SET, List.of());
      case "sum" -> series(Operator.SUM);
      case "prod" -> series(Operator.PRODUCT);
      case "int", "iint", "iiint", "oint", "lim", "limsup", "liminf" -> form(name);
      case "lfloor" -> enclosed(Operator.FLOOR, "rfloor");
      case "lceil" -> enclosed(Operator.CEILING, "rceil");
      case "langle" -> vector();
      default -> otherCommand(name);
    };
  }

  private Expression otherCommand(String name) throws ParseException {
    Operator function = Operator.ofWord(name);
    if (function != null) {
      return function(function);
    }
    if (name.startsWith("begin:")) {
      return new Environments(tokens, answers).read(name.substring("begin:".length()));
    }
    if (name.equals("mathbb:R")) {
      return tokens.peek().is("^") || tokens.peek().is("_") ? new Name(name) : Interval.REALS;
    }
    if (name.startsWith("math")) {
      return new Name(name);
    }
    if (Vocabulary.NAMES.contains(name)) {
      return named(new Name(name));
    }
    if (Vocabulary.MARKS.contains(name)) {
      return Apply.of(Operator.FUNCTION, new Name(name), markArgument());
    }
    if (Character.isLetter(name.charAt(0)) && name.indexOf(':') < 0) {
      return new Name('\\' + name);
    }
    throw new ParseException("\\%s where a value was expected".formatted(name));
  }

  /** What a mark stands over, or before: all letters of the name of an angle. */
  private Expression markArgument() throws ParseException {
    if (tokens.peek().is("{")) {
      return argument();
    }
    StringBuilder name = new StringBuilder();
    while (tokens.peek().kind() == Token.Kind.LETTERS
        && (name.isEmpty() || !tokens.peek().spaced())) {
      name.append(tokens.next().text());
    }
    return name.isEmpty() ? power() : new Name(name.toString());
  }

  private Expression symbol(Token token) throws ParseException {
    return switch (token.text()) {
      case "(", "[", "]" -> {
        int bars = openBars;
        openBars = 0;
        Expression content = answers.bracketed(token.text());
        openBars = bars;
        yield content;
      }
      case "{" -> {
        tokens.reset(tokens.mark() - 1);
        yield argument();
      }
      case "\\{" -> {
        openSets++;
        Expression set = answers.set();
        openSets--;
        yield set;
      }
      case "|" -> {
        openBars++;
        Expression content = sum();
        openBars--;
        tokens.expect("|");
        yield Apply.of(Operator.ABSOLUTE, content);
      }
      case "\\|" -> {
        Expression content = sum();
        tokens.expect("\\|");
        yield Apply.of(Operator.FUNCTION, new Name("norm"), content);
      }
      default ->
          throw new ParseException("'%s' where a value was expected".formatted(token.text()));
    };
  }

  private Expression enclosed(Operator operator, String close) throws ParseException {
    Expression content = sum();
    if (!tokens.next().isCommand(close)) {
      throw new ParseException("\\%s was expected".formatted(close));
    }
    return Apply.of(operator, content);
  }

  private Expression vector() throws ParseException {
    Expression content = answers.list();
    if (!tokens.next().isCommand("rangle")) {
      throw new ParseException("\\rangle was expected");
    }
    return content instanceof Items items ? new Items(Items.Shape.TUPLE, items.items()) : content;
  }

  private Expression root() throws ParseException {
    if (!tokens.peek().is("[")) {
      return Apply.of(Operator.ROOT, argument(), Num.of(2));
    }
    tokens.next();
    Expression index = sum();
    tokens.expect("]");
    return Apply.of(Operator.ROOT, argument(), index);
  }

  private Expression fraction() throws ParseException {
    splitDigits();
    Expression above = argument();
    splitDigits();
    return Apply.of(Operator.DIVIDE, above, argument());
  }

  /** {@code \frac12} is one half. */
  private void splitDigits() throws ParseException {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.NUMBER
        || token.number().decimal()
        || token.text().length() == 1
        || !token.number().value().isWhole()) {
      return;
    }
    String digits = token.text();
    Num rest = new Num(Rational.of(new BigInteger(digits.substring(1))), false);
    tokens.split(
        numberToken(Num.of(digits.charAt(0) - '0'), token.spaced()), numberToken(rest, false));
  }

  private static Token numberToken(Num number, boolean spaced) {
    return new Token(Token.Kind.NUMBER, number.value().toString(), number, spaced);
  }

  /** The content of braces, or the next token alone. */
  Expression argument() throws ParseException {
    tokens.enter();
    Expression result;
    if (tokens.accept("{")) {
      int bars = openBars;
      openBars = 0;
      result = group();
      openBars = bars;
    } else {
      Token token = tokens.peek();
      result = token.kind() == Token.Kind.NUMBER ? tokens.next().number() : value();
    }
    tokens.leave();
    return result;
  }

  private Expression group() throws ParseException {
    Expression content = listOrQuotient();
    tokens.expect("}");
    return content;
  }

  /** Up to the end of a group: a list, or two with {@code \over} or {@code \choose} between. */
  Expression listOrQuotient() throws ParseException {
    Expression content = answers.list();
    if (tokens.peek().isCommand("over") || tokens.peek().isCommand("choose")) {
      boolean over = tokens.next().isCommand("over");
      Expression below = answers.list();
      return Apply.of(over ? Operator.DIVIDE : Operator.BINOMIAL, content, below);
    }
    return content;
  }

  /** The texts of the content of braces, which isn't an expression. */
  private String rawArgument() throws ParseException {
    if (!tokens.accept("{")) {
      return tokens.next().text();
    }
    int start = tokens.mark();
    int end = tokens.closing();
    tokens.reset(end);
    tokens.expect("}");
    return tokens.raw(start, end);
  }

  private Expression function(Operator function) throws ParseException {
    Operator applied = function;
    Expression base = null;
    Expression exponent = null;
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      if (tokens.next().is("_")) {
        base = argument();
      } else {
        exponent = exponent();
      }
    }
    if (isMinusOne(exponent) && function.inverse() != null) {
      applied = function.inverse();
      exponent = null;
    }
    List<Expression> arguments = new ArrayList<>(functionArguments(applied));
    if (base != null) {
      arguments.add(base);
    }
    Expression result = new Apply(applied, arguments);
    return exponent == null ? result : Apply.of(Operator.POWER, result, exponent);
  }

  private static boolean isMinusOne(Expression exponent) {
    return (exponent instanceof Num number && number.value().equals(Rational.of(-1)))
        || (exponent instanceof Apply apply
            && apply.operator() == Operator.NEGATE
            && apply.argument(0).equals(Num.of(1)));
  }

  private List<Expression> functionArguments(Operator function) throws ParseException {
    boolean many =
        function == Operator.MIN
            || function == Operator.MAX
            || function == Operator.GCD
            || function == Operator.LCM;
    if (tokens.peek().is("(") || (many && tokens.peek().is("\\{")) || tokens.peek().is("{")) {
      Expression content = value();
      if (tokens.peek().is("^")) { // as in \sin(x)^2, which means the square of the sine
        return List.of(radians(content));
      }
      if (many && content instanceof Items items) {
        return items.items();
      }
      if (content instanceof Items) {
        throw new ParseException("several arguments to a function of one");
      }
      return List.of(radians(content));
    }
    return List.of(radians(functionProduct()));
  }

  /** The argument without brackets: factors up to the next function or sign. */
  private Expression functionProduct() throws ParseException {
    List<Expression> factors = new ArrayList<>();
    factors.add(tokens.accept("-") ? Apply.of(Operator.NEGATE, power()) : power());
    while (true) {
      Token token = tokens.peek();
      boolean goesOn =
          (token.kind() == Token.Kind.LETTERS
                  && Operator.ofWord(token.text()) == null
                  && multipliesSilently(token))
              || (token.kind() == Token.Kind.COMMAND
                  && Operator.ofWord(token.text()) == null
                  && beginsValue(token.text()));
      if (!goesOn) {
        return joined(Operator.MULTIPLY, factors);
      }
      factors.add(power());
    }
  }

  private static Expression radians(Expression argument) {
    if (argument instanceof Quantity quantity && quantity.unit().equals(DEGREES)) {
      return Apply.of(
          Operator.DIVIDE, Apply.of(Operator.MULTIPLY, quantity.value(), Constant.PI), Num.of(180));
    }
    return argument;
  }

  private Expression series(Operator operator) throws ParseException {
    Expression from = null;
    Expression to = null;
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      if (tokens.next().is("_")) {
        from = argument();
      } else {
        to = argument();
      }
    }
    Expression body = product();
    if (from instanceof Relation relation
        && relation.signs().equals(List.of(Relation.Sign.EQUAL))
        && to != null) {
      Expression bound = relation.first() == Constant.I ? new Name("i") : relation.first();
      if (relation.first() == Constant.I) {
        body = Renaming.ofImaginaryUnit(body, (Name) bound);
      }
      return Apply.of(operator, body, bound, relation.last(), to);
    }
    List<Expression> parts = new ArrayList<>(List.of(new Name(operator.toString()), body));
    if (from != null) {
      parts.add(from);
    }
    return new Apply(Operator.FORM, parts);
  }

  /** Known by its form only. */
  private Expression form(String name) throws ParseException {
    List<Expression> parts = new ArrayList<>(List.of(new Name(name)));
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      tokens.next();
      int start = tokens.mark();
      try {
        parts.add(argument());
      } catch (ParseException e) {
        tokens.reset(start);
        parts.add(new Name(rawArgument()));
      }
    }
    parts.add(product());
    return new Apply(Operator.FORM, parts);
  }
}
