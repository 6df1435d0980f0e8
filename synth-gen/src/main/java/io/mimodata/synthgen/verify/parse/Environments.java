package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Relation;
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
      case "cases", "dcases", "rcases" -> lines(name, true);
      case "aligned", "align", "gathered", "split", "equation", "gather" -> lines(name, false);
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

  /**
   * Statements, of which a line may have several.
   *
   * @param pieces a line may be a value and the condition for it
   */
  private Expression lines(String name, boolean pieces) throws ParseException {
    List<Expression> items = new ArrayList<>();
    List<Expression> line = new ArrayList<>();
    boolean tab = false;
    while (!isEnd(name)) {
      if (tokens.accept("\\\\")) {
        addLine(line, pieces && tab, items);
        line = new ArrayList<>();
        tab = false;
      } else if (tokens.accept("&")) {
        tab |= line.size() == 1;
      } else if (!tokens.accept(",") && !tokens.accept(";") && !tokens.accept("and")) {
        line.add(answers.item());
      }
    }
    tokens.next();
    addLine(line, pieces && tab, items);
    if (items.isEmpty()) {
      throw new ParseException("nothing stands in {%s}".formatted(name));
    }
    return items.size() == 1 ? items.get(0) : new Items(Items.Shape.LIST, items);
  }

  private static void addLine(List<Expression> line, boolean piece, List<Expression> items) {
    if (!piece || line.size() < 2 || line.get(0) instanceof Relation) {
      items.addAll(line);
      return;
    }
    List<Expression> conditions = line.subList(1, line.size());
    Expression condition =
        conditions.size() == 1 ? conditions.get(0) : new Items(Items.Shape.LIST, conditions);
    items.add(new Items(Items.Shape.TUPLE, List.of(line.get(0), condition)));
  }

  private boolean isEnd(String name) throws ParseException {
    if (tokens.atEnd()) {
      throw new ParseException("\\end{%s} is missing".formatted(name));
    }
    return tokens.peek().isCommand("end:" + name);
  }
}
