package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.evaluate.Rational;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What scalars are made of: numbers, names, commands and what stands in brackets. For one thread.
 */
final class ValueGrammar {
  private final Tokens tokens;
  private final AnswerGrammar answers;
  private final ScalarGrammar scalars;
  private final FunctionGrammar functions;
  private int openBars;
  private int openSets;

  ValueGrammar(Tokens tokens, AnswerGrammar answers, ScalarGrammar scalars) {
    this.tokens = tokens;
    this.answers = answers;
    this.scalars = scalars;
    functions = new FunctionGrammar(tokens, scalars, this);
  }

  /** Whether a colon would be that of a set builder. */
  boolean isInSet() {
    return openSets > 0;
  }

  /** Whether a bar may close something. */
  boolean isWithinBars() {
    return openBars > 0 || openSets > 0;
  }

  Expression value() throws ParseException {
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
      return functions.function(function);
    }
    return switch (word) {
      case "cis" -> {
        Expression angle = functions.functionArguments(Operator.COS).get(0);
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
      case "sum" -> functions.series(Operator.SUM);
      case "prod" -> functions.series(Operator.PRODUCT);
      case "int", "iint", "iiint", "oint", "lim", "limsup", "liminf" -> functions.form(name);
      case "lfloor" -> enclosed(Operator.FLOOR, "rfloor");
      case "lceil" -> enclosed(Operator.CEILING, "rceil");
      case "langle" -> vector();
      default -> otherCommand(name);
    };
  }

  private Expression otherCommand(String name) throws ParseException {
    Operator function = Operator.ofWord(name);
    if (function != null) {
      return functions.function(function);
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
    return name.isEmpty() ? scalars.power() : new Name(name.toString());
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
        Expression content = scalars.sum();
        openBars--;
        tokens.expect("|");
        yield Apply.of(Operator.ABSOLUTE, content);
      }
      case "\\|" -> {
        Expression content = scalars.sum();
        tokens.expect("\\|");
        yield Apply.of(Operator.FUNCTION, new Name("norm"), content);
      }
      default ->
          throw new ParseException("'%s' where a value was expected".formatted(token.text()));
    };
  }

  private Expression enclosed(Operator operator, String close) throws ParseException {
    Expression content = scalars.sum();
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
    Expression index = scalars.sum();
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

  /** The argument, or its text as a name where it isn't an expression. */
  Expression argumentOrName() throws ParseException {
    int start = tokens.mark();
    int depth = tokens.depth();
    int bars = openBars;
    int sets = openSets;
    try {
      return argument();
    } catch (ParseException e) {
      tokens.reset(start);
      tokens.resetDepth(depth);
      openBars = bars;
      openSets = sets;
      return new Name(rawArgument());
    }
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
}
