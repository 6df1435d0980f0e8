package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.Ratio;
import io.mimodata.synthgen.verify.expression.Relation;
import io.mimodata.synthgen.verify.expression.SetBuilder;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is around scalars, by recursive descent: lists of relations between unions of intervals,
 * ratios and quantities. Scalars themselves are {@link ScalarGrammar}'s. For one thread.
 *
 * <pre>
 * list     := item ((',' | ';' | and | or) item)*
 * item     := union (sign union)*
 * union    := quantity ((∪ | ∩ | ∖) quantity)*
 * quantity := ratio unit?
 * ratio    := sum (':' sum)*
 * </pre>
 */
final class AnswerGrammar {
  private final Tokens tokens;
  private final ScalarGrammar scalars;

  private AnswerGrammar(Tokens tokens) {
    this.tokens = tokens;
    scalars = new ScalarGrammar(tokens, this);
  }

  /** Reads all tokens as one answer. */
  static Expression parse(List<Token> tokens) throws ParseException {
    AnswerGrammar grammar = new AnswerGrammar(new Tokens(tokens));
    Expression expression = grammar.scalars.listOrQuotient();
    while (grammar.tokens.accept(".") || grammar.tokens.accept("!")) {
      // The sentence ends.
    }
    if (!grammar.tokens.atEnd()) {
      throw new ParseException("'%s' was not expected".formatted(grammar.tokens.peek().text()));
    }
    return expression;
  }

  /** One item, or several as {@link Items.Shape#LIST} or {@link Items.Shape#EITHER}. */
  Expression list() throws ParseException {
    List<Expression> items = new ArrayList<>();
    List<Integer> alternatives = new ArrayList<>(List.of(0));
    skipSeparators();
    while (!atEndOfList() || (items.isEmpty() && opensInterval())) {
      items.add(item());
      boolean or = tokens.peek().is("or") || (tokens.peek().is(",") && tokens.peek(1).is("or"));
      if (!skipSeparators()) {
        break;
      }
      if (or) {
        alternatives.add(items.size());
      }
    }
    boolean either = alternatives.size() > 1;
    if (either && items.stream().allMatch(AnswerGrammar::isEquation)) {
      items = grouped(items, alternatives);
    }
    if (items.isEmpty()) {
      throw new ParseException("nothing was written where a value was expected");
    }
    if (items.size() == 1) {
      return items.get(0);
    }
    return new Items(either ? Items.Shape.EITHER : Items.Shape.LIST, items);
  }

  private static boolean isEquation(Expression item) {
    return item instanceof Relation relation && relation.isEquation();
  }

  /** Solutions of several equations, as {@code x=1, y=2 or x=2, y=1}; others are left alone. */
  private static List<Expression> grouped(List<Expression> items, List<Integer> starts) {
    List<Expression> groups = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : items.size();
      if (end - starts.get(i) < 2) {
        return items;
      }
      groups.add(new Items(Items.Shape.LIST, items.subList(starts.get(i), end)));
    }
    return groups;
  }

  private boolean atEndOfList() {
    Token token = tokens.peek();
    return tokens.atEnd()
        || token.is(")")
        || token.is("]")
        || token.is("}")
        || token.is("\\}")
        || token.is(".")
        || token.isCommand("rangle")
        || (token.kind() == Token.Kind.COMMAND && token.text().startsWith("end:"));
  }

  /** As in {@code ]1, 2[}. */
  private boolean opensInterval() {
    return tokens.peek().is("]") && !tokens.peek(1).equals(Token.END);
  }

  private boolean skipSeparators() {
    boolean found = false;
    while (isSeparator(tokens.peek())) {
      tokens.next();
      found = true;
    }
    return found;
  }

  private static boolean isSeparator(Token token) {
    return token.is(",")
        || token.is(";")
        || token.is("and")
        || token.is("or")
        || token.is("\\\\")
        || token.is("&");
  }

  /** One relation or value. */
  Expression item() throws ParseException {
    List<Expression> operands = new ArrayList<>();
    List<Relation.Sign> signs = new ArrayList<>();
    operands.add(operand());
    for (Relation.Sign sign = alignedSign(); sign != null; sign = alignedSign()) {
      signs.add(sign);
      tokens.accept("&");
      operands.add(operand());
    }
    return signs.isEmpty() ? operands.get(0) : new Relation(operands, signs);
  }

  /** Words alone name something, and are passed over before a value. */
  private Expression operand() throws ParseException {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.TEXT) {
      tokens.next();
      int mark = tokens.mark();
      if (sign() != null || tokens.atEnd() || isSeparator(tokens.peek()) || atEndOfList()) {
        tokens.reset(mark);
        Expression set = Lexicon.set(token.text());
        return set == null ? new Name(token.text().strip()) : set;
      }
    }
    return union();
  }

  /** A sign, with the tab before it that lines are aligned by, on this line or the next. */
  private Relation.Sign alignedSign() {
    int mark = tokens.mark();
    tokens.accept("\\\\");
    tokens.accept("&");
    Relation.Sign sign = sign();
    if (sign == null) {
      tokens.reset(mark);
    }
    return sign;
  }

  private Relation.Sign sign() {
    Token token = tokens.peek();
    Relation.Sign sign = null;
    if (token.kind() == Token.Kind.SYMBOL) {
      sign =
          switch (token.text()) {
            case "=" -> Relation.Sign.EQUAL;
            case "<" -> Relation.Sign.LESS;
            case ">" -> Relation.Sign.GREATER;
            case ":" -> tokens.peek(1).is("=") ? Relation.Sign.EQUAL : null;
            case "!" -> tokens.peek(1).is("=") ? Relation.Sign.NOT_EQUAL : null;
            default -> null;
          };
    } else if (token.kind() == Token.Kind.COMMAND) {
      sign =
          switch (token.text()) {
            case "leq" -> Relation.Sign.AT_MOST;
            case "geq" -> Relation.Sign.AT_LEAST;
            case "neq" -> Relation.Sign.NOT_EQUAL;
            case "approx" -> Relation.Sign.ABOUT;
            case "equiv" -> Relation.Sign.CONGRUENT;
            case "in" -> Relation.Sign.IN;
            case "notin" -> Relation.Sign.NOT_IN;
            case "subset" -> Relation.Sign.SUBSET;
            default -> null;
          };
    } else if (token.isLetters("in") && tokens.peek(1).kind() == Token.Kind.SYMBOL) {
      sign = Relation.Sign.IN;
    }
    if (sign == null) {
      return null;
    }
    Token first = tokens.next();
    if (first.is(":") || first.is("!")) {
      tokens.next();
    } else if (first.is("=") && tokens.peek().is("=")) {
      tokens.next();
    } else if (tokens.peek().is("=") && !tokens.peek().spaced()) {
      if (sign == Relation.Sign.LESS) {
        tokens.next();
        return Relation.Sign.AT_MOST;
      }
      if (sign == Relation.Sign.GREATER) {
        tokens.next();
        return Relation.Sign.AT_LEAST;
      }
    }
    return sign;
  }

  private Expression union() throws ParseException {
    Expression left = quantity();
    for (SetOperation.Kind kind = setOperation(); kind != null; kind = setOperation()) {
      tokens.next();
      Expression right = quantity();
      List<Expression> sets = new ArrayList<>();
      if (left instanceof SetOperation operation
          && operation.kind() == kind
          && kind != SetOperation.Kind.DIFFERENCE) {
        sets.addAll(operation.sets());
      } else {
        tokens.chain(left);
        sets.add(left);
      }
      sets.add(right);
      left = new SetOperation(kind, sets);
    }
    return left;
  }

  private SetOperation.Kind setOperation() {
    Token token = tokens.peek();
    if (token.isCommand("cup") || token.isLetters("U")) {
      return SetOperation.Kind.UNION;
    }
    if (token.isCommand("cap")) {
      return SetOperation.Kind.INTERSECTION;
    }
    return token.isCommand("setminus") ? SetOperation.Kind.DIFFERENCE : null;
  }

  private Expression quantity() throws ParseException {
    Expression value = ratio();
    if (tokens.peek().isCommand("pmod") || tokens.peek().isCommand("bmod")) {
      tokens.next();
      return Apply.of(Operator.FORM, new Name("mod"), value, scalars.argument());
    }
    if (tokens.peek().is("(") && tokens.peek(1).isLetters("mod")) {
      tokens.next();
      tokens.next();
      Expression modulus = scalars.sum();
      tokens.expect(")");
      return Apply.of(Operator.FORM, new Name("mod"), value, modulus);
    }
    return unit(value);
  }

  private Expression ratio() throws ParseException {
    Expression first = scalars.sum();
    if (!tokens.peek().is(":") || tokens.peek(1).is("=") || scalars.isInSet()) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (tokens.peek().is(":")) {
      tokens.next();
      parts.add(scalars.sum());
    }
    return new Ratio(parts);
  }

  /** What is written behind a value: words, units and their powers. */
  private Expression unit(Expression value) throws ParseException {
    Expression scaled = value;
    StringBuilder unit = new StringBuilder();
    boolean numeric = isNumeric(value);
    while (true) {
      Token token = tokens.peek();
      Num scale = numeric && unit.isEmpty() ? Lexicon.scale(token) : null;
      if (scale != null) {
        tokens.next();
        tokens.chain(scaled);
        scaled = Apply.of(Operator.MULTIPLY, scaled, scale);
        unit.append(Lexicon.behindScale(token));
      } else if (token.kind() == Token.Kind.TEXT
          || (numeric && isUnitWord(token, !unit.isEmpty()))) {
        unit.append(tokens.next().text().replaceAll("\\s+", ""));
      } else if (unit.isEmpty()) {
        return scaled;
      } else if (token.is("^")) {
        tokens.next();
        unit.append('^').append(power());
      } else if (token.is("/") || token.is("-") || token.is("'") || token.is("*")) {
        unit.append(tokens.next().text());
      } else {
        break;
      }
    }
    String written = unit.toString();
    return Lexicon.isPercent(written)
        ? Apply.of(Operator.PERCENT, scaled)
        : new Quantity(scaled, written.toLowerCase(Locale.ROOT));
  }

  private static boolean isUnitWord(Token token, boolean begun) {
    return token.kind() == Token.Kind.LETTERS
        && !token.isLetters("U")
        && (begun || Lexicon.isUnit(token.text()));
  }

  private String power() throws ParseException {
    boolean braced = tokens.accept("{");
    String sign = tokens.accept("-") ? "-" : "";
    String power = sign + tokens.next().text();
    if (braced) {
      tokens.expect("}");
    }
    return power;
  }

  /** Without names, so that letters behind it are no factors. */
  private static boolean isNumeric(Expression value) {
    if (value instanceof Apply apply) {
      return apply.arguments().stream().allMatch(AnswerGrammar::isNumeric);
    }
    if (value instanceof Ratio ratio) {
      return ratio.parts().stream().allMatch(AnswerGrammar::isNumeric);
    }
    return !(value instanceof Name);
  }

  /** What stands in brackets, the opening one of which has been read. */
  Expression bracketed(String open) throws ParseException {
    boolean fromOpen = !open.equals("[");
    if (tokens.accept(")") || tokens.accept("]")) {
      throw new ParseException("nothing stands in brackets");
    }
    Expression content = list();
    boolean square = tokens.accept("]");
    if (!square && (open.equals("]") || tokens.peek().is("["))) {
      tokens.expect("[");
    } else if (!square) {
      tokens.expect(")");
    }
    boolean toOpen = !square;
    if (!(content instanceof Items items) || items.shape() != Items.Shape.LIST) {
      if (fromOpen != toOpen) {
        throw new ParseException("brackets of different kinds around a value");
      }
      return content;
    }
    if (items.items().size() == 2 && !(fromOpen && toOpen && open.equals("("))) {
      return new Interval(items.items().get(0), items.items().get(1), fromOpen, toOpen);
    }
    return new Items(Items.Shape.TUPLE, items.items());
  }

  /** A set, the opening brace of which has been read. */
  Expression set() throws ParseException {
    if (tokens.accept("\\}")) {
      return new Items(Items.Shape.SET, List.of());
    }
    Expression content = list();
    if (tokens.accept("|") || tokens.accept(":")) {
      Expression condition = list();
      tokens.expect("\\}");
      return setBuilder(content, condition);
    }
    tokens.expect("\\}");
    return new Items(
        Items.Shape.SET,
        content instanceof Items items && isRow(items) ? items.items() : List.of(content));
  }

  /** What the element is said to be in before the bar is a condition as well. */
  private static SetBuilder setBuilder(Expression element, Expression condition) {
    if (!(element instanceof Relation relation)
        || !relation.signs().equals(List.of(Relation.Sign.IN))) {
      return new SetBuilder(element, condition);
    }
    if (relation.last().equals(Interval.REALS)) {
      return new SetBuilder(relation.first(), condition);
    }
    List<Expression> conditions = new ArrayList<>(List.of(relation));
    if (condition instanceof Items items && items.shape() == Items.Shape.LIST) {
      conditions.addAll(items.items());
    } else {
      conditions.add(condition);
    }
    return new SetBuilder(relation.first(), new Items(Items.Shape.LIST, conditions));
  }

  private static boolean isRow(Items items) {
    return items.shape() == Items.Shape.LIST || items.shape() == Items.Shape.EITHER;
  }
}
