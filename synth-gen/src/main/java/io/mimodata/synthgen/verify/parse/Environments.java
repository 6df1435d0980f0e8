package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Operator;
import java.util.ArrayList;
import java.util.List;

/** What stands between {@code \begin} and {@code \end}. For one thread. */
final class Environments {
  private final Tokens tokens;
  private final AnswerGrammar answers;

  Environments(Tokens tokens, AnswerGrammar answers) {
    this.tokens = tokens;
    this.answers = answers;
  }

  /** The content of an environment whose beginning has been read. */
  Expression read(String name) throws ParseException {
    return switch (name) {
      case "matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "psmallmatrix" -> matrix(name);
      case "vmatrix" -> Apply.of(Operator.DETERMINANT, matrix(name));
      case "array" -> {
        if (tokens.accept("{")) {
          tokens.reset(tokens.closing());
          tokens.expect("}");
        }
        yield matrix(name);
      }
      case "cases", "aligned", "align", "gathered", "split", "equation", "gather", "dcases" ->
          lines(name);
      default -> throw new ParseException("the environment %s is not known".formatted(name));
    };
  }

  private Expression matrix(String name) throws ParseException {
    List<List<Expression>> rows = new ArrayList<>();
    List<Expression> row = new ArrayList<>();
    while (!isEnd(name)) {
      row.add(answers.item());
      if (tokens.accept("\\\\")) {
        rows.add(row);
        row = new ArrayList<>();
      } else if (!tokens.accept("&") && !isEnd(name)) {
        throw new ParseException("a matrix that can't be read");
      }
    }
    tokens.next();
    if (!row.isEmpty()) {
      rows.add(row);
    }
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    if (width == 0 || rows.stream().anyMatch(other -> other.size() != width)) {
      throw new ParseException("a matrix with rows of different lengths");
    }
    return new Matrix(rows);
  }

  private Expression lines(String name) throws ParseException {
    Expression content = answers.list();
    if (!isEnd(name)) {
      throw new ParseException("\\end{%s} was expected".formatted(name));
    }
    tokens.next();
    return content instanceof Items items ? new Items(Items.Shape.LIST, items.items()) : content;
  }

  private boolean isEnd(String name) throws ParseException {
    if (tokens.atEnd()) {
      throw new ParseException("\\end{%s} is missing".formatted(name));
    }
    return tokens.peek().isCommand("end:" + name);
  }
}
