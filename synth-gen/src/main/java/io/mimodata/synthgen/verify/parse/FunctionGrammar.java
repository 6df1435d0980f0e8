package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.evaluate.Rational;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions with their arguments, sums with limits, and what is known by its form only. For one
 * thread.
 */
final class FunctionGrammar {
  private final Tokens tokens;
  private final ScalarGrammar scalars;
  private final ValueGrammar values;

  FunctionGrammar(Tokens tokens, ScalarGrammar scalars, ValueGrammar values) {
    this.tokens = tokens;
    this.scalars = scalars;
    this.values = values;
  }

  Expression function(Operator function) throws ParseException {
    Operator applied = function;
    Expression base = null;
    Expression exponent = null;
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      if (tokens.next().is("_")) {
        base = values.argument();
      } else {
        exponent = scalars.exponent();
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

  /** The arguments that follow a name, angles in radians. */
  List<Expression> functionArguments(Operator function) throws ParseException {
    boolean many =
        function == Operator.MIN
            || function == Operator.MAX
            || function == Operator.GCD
            || function == Operator.LCM;
    if (tokens.peek().is("(") || (many && tokens.peek().is("\\{")) || tokens.peek().is("{")) {
      Expression content = values.value();
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
    factors.add(tokens.accept("-") ? Apply.of(Operator.NEGATE, scalars.power()) : scalars.power());
    while (true) {
      Token token = tokens.peek();
      boolean goesOn =
          (token.kind() == Token.Kind.LETTERS
                  && Operator.ofWord(token.text()) == null
                  && scalars.multipliesSilently(token))
              || (token.kind() == Token.Kind.COMMAND
                  && Operator.ofWord(token.text()) == null
                  && ScalarGrammar.beginsValue(token.text()));
      if (!goesOn) {
        return ScalarGrammar.joined(Operator.MULTIPLY, factors);
      }
      factors.add(scalars.power());
    }
  }

  private static Expression radians(Expression argument) {
    if (argument instanceof Quantity quantity && quantity.unit().equals(ScalarGrammar.DEGREES)) {
      return Apply.of(
          Operator.DIVIDE, Apply.of(Operator.MULTIPLY, quantity.value(), Constant.PI), Num.of(180));
    }
    return argument;
  }

  Expression series(Operator operator) throws ParseException {
    Expression from = null;
    Expression to = null;
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      if (tokens.next().is("_")) {
        from = values.argument();
      } else {
        to = values.argument();
      }
    }
    Expression body = scalars.product();
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
  Expression form(String name) throws ParseException {
    List<Expression> parts = new ArrayList<>(List.of(new Name(name)));
    while (tokens.peek().is("_") || tokens.peek().is("^")) {
      tokens.next();
      parts.add(values.argumentOrName());
    }
    parts.add(scalars.product());
    return new Apply(Operator.FORM, parts);
  }
}
