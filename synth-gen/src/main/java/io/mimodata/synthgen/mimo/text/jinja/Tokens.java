package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;

/** A template's tokens, from the first one to the end. Not thread-safe. */
final class Tokens {
  private static final int DEPTH = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token second() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    next += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }

  int line() {
    return peek().line();
  }

  boolean skipName(String name) {
    return skip(peek().isName(name));
  }

  boolean skipOperator(String operator) {
    return skip(peek().isOperator(operator));
  }

  private boolean skip(boolean isThere) {
    next += isThere ? 1 : 0;
    return isThere;
  }

  String expect(Token.Kind kind) {
    if (peek().kind() != kind) {
      throw new TemplateException("expected %s, found %s".formatted(kind, peek().shown()));
    }
    return take().text();
  }

  void expectName(String name) {
    if (!skipName(name)) {
      throw new TemplateException("expected '%s', found %s".formatted(name, peek().shown()));
    }
  }

  void expectOperator(String operator) {
    if (!skipOperator(operator)) {
      throw new TemplateException("expected '%s', found %s".formatted(operator, peek().shown()));
    }
  }

  void enter() {
    depth++;
    if (depth > DEPTH) {
      throw new TemplateException("the template is nested too deeply");
    }
  }

  void leave() {
    depth--;
  }
}
