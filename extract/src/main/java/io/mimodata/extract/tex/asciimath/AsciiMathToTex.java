package io.mimodata.extract.tex.asciimath;

import io.mimodata.extract.tex.asciimath.AsciiMathSymbol.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts AsciiMath to LaTeX, by the grammar of its reference at asciimath.org:
 *
 * <pre>
 * S = constant | left E right | unary S | binary S S     simple expression
 * I = S | S_S | S^S | S_S^S                              with scripts
 * E = I E | I/I                                          expression
 * </pre>
 *
 * Brackets around what a fraction, a script or a command takes go; brackets within brackets, row by
 * row, are a matrix. Any text gives LaTeX whose braces and brackets are balanced, in time that
 * grows with its length.
 */
public final class AsciiMathToTex {
  /** Brackets within brackets beyond which they are only characters. */
  private static final int DEEPEST = 100;

  /**
   * A part of an expression.
   *
   * @param tex its LaTeX
   * @param inner the same without the brackets around all of it, or null if there are none
   */
  private record Part(String tex, String inner) {
    static Part of(String tex) {
      return new Part(tex, null);
    }

    /** As an argument in braces. */
    String bare() {
      return inner == null ? tex : inner;
    }
  }

  private final List<AsciiMathSymbol> symbols;
  private final int[] closings;
  private int at;
  private int depth;

  private AsciiMathToTex(String source) {
    symbols = AsciiMathTokens.of(source);
    closings = AsciiMathTokens.closings(symbols);
  }

  /** LaTeX of a formula in AsciiMath; empty if nothing but white space is there. */
  public static String convert(String asciiMath) {
    AsciiMathToTex parser = new AsciiMathToTex(asciiMath);
    StringBuilder tex = new StringBuilder();
    while (true) {
      append(tex, parser.expression(parser.symbols.size()));
      if (parser.peek().is(Kind.END)) {
        return tex.toString();
      }
      // A closing bracket that nothing opened.
      append(tex, plain(parser.next()));
    }
  }

  private static void append(StringBuilder tex, String part) {
    if (tex.length() > 0 && !part.isEmpty()) {
      tex.append(' ');
    }
    tex.append(part);
  }

  private AsciiMathSymbol peek() {
    return symbols.get(at);
  }

  private AsciiMathSymbol next() {
    return symbols.get(at++);
  }

  /** Whether nothing more belongs to the expression: it ends, or a bracket around it does. */
  private boolean atEnd() {
    return peek().is(Kind.END) || peek().is(Kind.RIGHT);
  }

  /** An expression up to a closing bracket, the end, or the symbol with an index. */
  private String expression(int end) {
    StringBuilder tex = new StringBuilder();
    while (at < end && !atEnd()) {
      append(tex, fraction());
    }
    return tex.toString();
  }

  private String fraction() {
    Part above = scripted();
    if (!peek().is(Kind.FRACTION)) {
      return above.tex();
    }
    next();
    String below = atEnd() ? "" : scripted().bare();
    return "\\frac{" + above.bare() + "}{" + below + "}";
  }

  /** A simple expression with its scripts. */
  private Part scripted() {
    AsciiMathSymbol first = peek();
    Part base = simple();
    StringBuilder tex = new StringBuilder(base.tex());
    for (Kind kind : List.of(Kind.SUBSCRIPT, Kind.SUPERSCRIPT)) {
      if (peek().is(kind)) {
        String mark = next().tex();
        tex.append(mark).append('{').append(atEnd() ? "" : simple().bare()).append('}');
      }
    }
    if (tex.length() == base.tex().length()) {
      return base;
    }
    if (first.is(Kind.FUNCTION) && !atEnd() && !peek().is(Kind.FRACTION) && depth < DEEPEST) {
      // The argument of a function stands behind its exponent: one part, as in sin^2 x / 2.
      depth++;
      append(tex, scripted().tex());
      depth--;
    }
    return Part.of(tex.toString());
  }

  private Part simple() {
    AsciiMathSymbol symbol = next();
    if (symbol.is(Kind.BAR)) {
      return bars();
    }
    if (depth >= DEEPEST) {
      return Part.of(plain(symbol));
    }
    depth++;
    Part part =
        switch (symbol.kind()) {
          case UNARY -> Part.of(filled(symbol, argument(), ""));
          case BINARY -> {
            String first = argument();
            boolean bracket = first.indexOf(']') >= 0 && symbol.tex().contains("[#1]");
            yield Part.of(filled(symbol, bracket ? "{" + first + "}" : first, argument()));
          }
          case FUNCTION -> function(symbol);
          case LEFT -> brackets(symbol);
          default -> Part.of(plain(symbol));
        };
    depth--;
    return part;
  }

  /** A symbol that stands for itself, or is where it can't be what it is. */
  private static String plain(AsciiMathSymbol symbol) {
    return switch (symbol.kind()) {
      case SUBSCRIPT -> "\\_";
      case SUPERSCRIPT -> "\\wedge";
      case UNARY, BINARY -> filled(symbol, "", "");
      case LEFT, RIGHT -> symbol.tex().equals(".") ? "" : symbol.tex();
      default -> symbol.tex();
    };
  }

  private static String filled(AsciiMathSymbol symbol, String first, String second) {
    StringBuilder tex = new StringBuilder();
    String pattern = symbol.tex();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '#') {
        tex.append(pattern.charAt(++i) == '1' ? first : second);
      } else {
        tex.append(c);
      }
    }
    return tex.toString();
  }

  private String argument() {
    return atEnd() ? "" : simple().bare();
  }

  /** A function and, if no script comes between, its argument. */
  private Part function(AsciiMathSymbol name) {
    AsciiMathSymbol next = peek();
    boolean letter = name.tex().length() == 1;
    if (atEnd()
        || next.is(Kind.SUBSCRIPT)
        || next.is(Kind.SUPERSCRIPT)
        || next.is(Kind.FRACTION)
        || (letter && !next.is(Kind.LEFT))) {
      return Part.of(name.tex());
    }
    String argument = simple().tex();
    boolean joins = letter || argument.startsWith("\\") || argument.startsWith("(");
    return Part.of(name.tex() + (joins ? "" : " ") + argument);
  }

  private Part brackets(AsciiMathSymbol left) {
    if (isMatrix(at - 1)) {
      return Part.of(matrix(left));
    }
    String inner = expression(symbols.size());
    String close = peek().is(Kind.RIGHT) ? next().tex() : ".";
    boolean invisible = left.tex().equals(".") && close.equals(".");
    if (invisible) {
      return new Part(inner.isEmpty() ? "" : "{" + inner + "}", inner);
    }
    boolean low = inner.indexOf('\\') < 0 && !left.tex().equals(".") && !close.equals(".");
    String space = left.tex().startsWith("\\") ? " " : "";
    String tex =
        low
            ? left.tex() + space + inner + space + close
            : "\\left" + left.tex() + " " + inner + " \\right" + close;
    return new Part(tex, inner);
  }

  /** What is between two bars, or the one bar that was passed. */
  private Part bars() {
    int close = at;
    while (!symbols.get(close).is(Kind.END)
        && !symbols.get(close).is(Kind.RIGHT)
        && !symbols.get(close).is(Kind.BAR)) {
      close = Math.max(close, closings[close]) + 1;
    }
    if (!symbols.get(close).is(Kind.BAR) || close == at || depth >= DEEPEST) {
      return Part.of("\\mid");
    }
    depth++;
    String inner = expression(close);
    depth--;
    if (at == close) {
      next();
    }
    return Part.of("\\left|" + inner + "\\right|");
  }

  /**
   * Whether rows of a matrix stand in a bracket: each in brackets of one kind, commas between them,
   * and as many commas in each.
   */
  private boolean isMatrix(int left) {
    int right = closings[left];
    int row = left + 1;
    String open = symbols.get(row).input();
    if (right < 0 || !symbols.get(row).is(Kind.LEFT) || open.length() > 1) {
      return false;
    }
    int commas = -1;
    int rows = 0;
    while (row < right) {
      int end = closings[row];
      if (!symbols.get(row).input().equals(open) || end < 0 || end > right) {
        return false;
      }
      int own = commas(row + 1, end);
      if (rows > 0 && own != commas) {
        return false;
      }
      commas = own;
      rows++;
      if (end + 1 < right && !isComma(end + 1)) {
        return false;
      }
      row = end + 2;
    }
    return rows > 1 || commas > 0;
  }

  /** How many commas stand between two symbols, outside brackets. */
  private int commas(int start, int end) {
    int commas = 0;
    for (int i = start; i < end; i = Math.max(i, closings[i]) + 1) {
      commas += isComma(i) ? 1 : 0;
    }
    return commas;
  }

  private boolean isComma(int index) {
    return symbols.get(index).input().equals(",");
  }

  private String matrix(AsciiMathSymbol left) {
    List<String> rows = new ArrayList<>();
    int right = closings[at - 1];
    while (at < right) {
      int end = closings[at];
      next();
      rows.add(row(end));
      // The bracket that closes the row, and the comma behind it or that of the matrix.
      at = Math.min(end + 2, right);
    }
    at = right;
    String body = String.join(" \\\\ ", rows);
    String close = next().tex();
    return switch (left.tex() + close) {
      case "()" -> environment("pmatrix", body);
      case "[]" -> environment("bmatrix", body);
      case "\\{\\}" -> environment("Bmatrix", body);
      case "\\{." -> environment("cases", body);
      case ".." -> environment("matrix", body);
      default -> "\\left" + left.tex() + " " + environment("matrix", body) + " \\right" + close;
    };
  }

  private static String environment(String name, String body) {
    return "\\begin{" + name + "} " + body + " \\end{" + name + "}";
  }

  private String row(int end) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    while (at < end) {
      if (isComma(at)) {
        next();
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (atEnd()) {
        append(cell, plain(next()));
      } else {
        append(cell, fraction());
      }
    }
    cells.add(cell.toString());
    return String.join(" & ", cells);
  }
}
