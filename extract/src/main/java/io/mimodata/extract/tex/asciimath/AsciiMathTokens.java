package io.mimodata.extract.tex.asciimath;

import io.mimodata.extract.tex.asciimath.AsciiMathSymbol.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The symbols of a formula, in order. What is no symbol of AsciiMath is a number, a quotation or a
 * single character; a command for text and what it takes is one symbol.
 */
final class AsciiMathTokens {
  private static final AsciiMathSymbol END = new AsciiMathSymbol(Kind.END, "", "");

  private static final int LONGEST_TEXT = 500;

  private final String source;
  private final List<AsciiMathSymbol> symbols = new ArrayList<>();
  private int at;

  private AsciiMathTokens(String source) {
    this.source = source;
  }

  /** Symbols of a formula, the end after the last. */
  static List<AsciiMathSymbol> of(String source) {
    AsciiMathTokens tokens = new AsciiMathTokens(source);
    while (tokens.at < source.length()) {
      if (Character.isWhitespace(source.charAt(tokens.at))) {
        tokens.at++;
      } else {
        tokens.symbols.add(tokens.next());
      }
    }
    tokens.symbols.add(END);
    return tokens.symbols;
  }

  /** For each symbol that opens a bracket the index of the one that closes it, otherwise -1. */
  static int[] closings(List<AsciiMathSymbol> symbols) {
    int[] closings = new int[symbols.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < closings.length; i++) {
      closings[i] = -1;
      if (symbols.get(i).is(Kind.LEFT)) {
        open.push(i);
      } else if (symbols.get(i).is(Kind.RIGHT) && !open.isEmpty()) {
        closings[open.pop()] = i;
      }
    }
    return closings;
  }

  private AsciiMathSymbol next() {
    char c = source.charAt(at);
    if (c == '"') {
      int close = source.indexOf('"', at + 1);
      return text(at + 1, close < 0 ? source.length() : close, "\\text{#1}");
    }
    if (isDigit(c)) {
      return taken(new AsciiMathSymbol(Kind.CONSTANT, number(), number()));
    }
    AsciiMathSymbol symbol = AsciiMathSymbols.at(source, at);
    if (symbol == null) {
      String one = new String(Character.toChars(source.codePointAt(at)));
      return taken(new AsciiMathSymbol(Kind.CONSTANT, one, c == '\\' ? "\\backslash" : one));
    }
    taken(symbol);
    return symbol.is(Kind.TEXT) ? bracketed(symbol) : symbol;
  }

  private AsciiMathSymbol taken(AsciiMathSymbol symbol) {
    at += symbol.input().length();
    return symbol;
  }

  private AsciiMathSymbol bracketed(AsciiMathSymbol command) {
    int left = at;
    while (left < source.length() && source.charAt(left) == ' ') {
      left++;
    }
    int kind = left < source.length() ? "([{".indexOf(source.charAt(left)) : -1;
    int close = kind < 0 ? -1 : source.indexOf(")]}".charAt(kind), left);
    close = close - left > LONGEST_TEXT ? -1 : close;
    return close < 0
        ? new AsciiMathSymbol(Kind.CONSTANT, command.input(), "\\text{" + command.input() + "}")
        : text(left + 1, close, command.tex());
  }

  /** The symbol of a text from one index to another, after which one more character is passed. */
  private AsciiMathSymbol text(int start, int end, String pattern) {
    at = Math.min(source.length(), end + 1);
    String raw = source.substring(start, end);
    return new AsciiMathSymbol(Kind.CONSTANT, raw, pattern.replace("#1", escaped(raw)));
  }

  private String number() {
    int end = endOfDigits(at);
    if (end + 1 < source.length() && source.charAt(end) == '.' && isDigit(source.charAt(end + 1))) {
      end = endOfDigits(end + 1);
    }
    return source.substring(at, end);
  }

  private int endOfDigits(int start) {
    int end = start;
    while (end < source.length() && isDigit(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String escaped(String text) {
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '{', '}', '$', '%', '&', '#', '_' -> tex.append('\\').append(c);
        case '\\' -> tex.append("\\backslash ");
        case '^', '~' -> tex.append('\\').append(c).append("{}");
        default -> tex.append(c);
      }
    }
    return tex.toString();
  }
}
