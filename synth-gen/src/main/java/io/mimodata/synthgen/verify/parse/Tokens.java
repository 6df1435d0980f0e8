package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a text with a place to read at. For one thread. */
final class Tokens {
  /** Levels of brackets and functions; deeper texts are refused, for the sake of the stack. */
  private static final int DEEPEST = 100;

  /** Operations on the result of the one before, as in {@code 1/2/3}, which nest as well. */
  private static final int LONGEST_CHAIN = 100;

  private final List<Token> tokens;
  private int at;
  private int depth;
  private int chained;

  Tokens(List<Token> tokens) {
    this.tokens = joined(tokens);
  }

  /** Letters become names, and the words that join answers become symbols. */
  private static List<Token> joined(List<Token> tokens) {
    List<Token> result = new ArrayList<>();
    for (Token token : tokens) {
      Token before = result.isEmpty() ? Token.END : result.get(result.size() - 1);
      if (token.kind() == Token.Kind.LETTERS) {
        addLetters(token, before, result);
      } else if (token.isCommand("and") || token.isCommand("or")) {
        result.add(symbol(token.text(), token.spaced()));
      } else if (token.kind() == Token.Kind.TEXT && Lexicon.connector(token.text()) != null) {
        result.add(symbol(Lexicon.connector(token.text()), true));
      } else {
        result.add(token);
      }
    }
    return result;
  }

  private static void addLetters(Token token, Token before, List<Token> result) {
    String run = token.text();
    boolean behindValue =
        before.kind() == Token.Kind.NUMBER || before.is(")") || before.is("]") || before.is("}");
    for (String connector : new String[] {"and", "or"}) {
      if (run.equals(connector)) {
        result.add(symbol(connector, true));
        return;
      }
      if (behindValue && run.startsWith(connector) && run.length() == connector.length() + 1) {
        result.add(symbol(connector, true));
        result.add(new Token(Token.Kind.LETTERS, run.substring(connector.length()), null, false));
        return;
      }
    }
    boolean spaced = token.spaced();
    for (String part : Lexicon.split(run)) {
      result.add(new Token(Token.Kind.LETTERS, part, null, spaced));
      spaced = false;
    }
  }

  private static Token symbol(String text, boolean spaced) {
    return new Token(Token.Kind.SYMBOL, text, null, spaced);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : Token.END;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /** Goes on if the next token is this symbol. */
  boolean accept(String symbol) {
    if (peek().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol) throws ParseException {
    if (!accept(symbol)) {
      throw new ParseException(
          "'%s' was expected before '%s'".formatted(symbol, atEnd() ? "the end" : peek().text()));
    }
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }

  /** Puts two tokens in the place of the next. */
  void split(Token first, Token second) {
    tokens.set(at, first);
    tokens.add(at + 1, second);
  }

  /** Counts an operation on what is no number or name, as it makes the expression deeper. */
  void chain(Expression operand) throws ParseException {
    chained +=
        operand instanceof Apply || operand instanceof Quantity || operand instanceof SetOperation
            ? 1
            : 0;
    if (chained > LONGEST_CHAIN) {
      throw new ParseException("more than %d operations in a row".formatted(LONGEST_CHAIN));
    }
  }

  void enter() throws ParseException {
    depth++;
    if (depth > DEEPEST) {
      throw new ParseException("nested more than %d deep".formatted(DEEPEST));
    }
  }

  void leave() {
    depth--;
  }

  /** Levels that were entered; goes back to as many as there were. */
  int depth() {
    return depth;
  }

  void resetDepth(int levels) {
    depth = levels;
  }

  /** Where the brace that is open here closes; the end if it doesn't. */
  int closing() {
    int open = 1;
    for (int i = at; i < tokens.size(); i++) {
      open += tokens.get(i).is("{") ? 1 : tokens.get(i).is("}") ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The texts of the tokens between two marks, without spaces. */
  String raw(int from, int to) {
    StringBuilder raw = new StringBuilder();
    tokens.subList(from, Math.min(to, tokens.size())).forEach(token -> raw.append(token.text()));
    return raw.toString();
  }
}
