package io.mimodata.extract.html.math.mathml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads LaTeX mathematics into an expression, to be compared with that of {@link MathMlReader}.
 * What amsmath, amssymb and MathJax's extensions would not accept is an error: a brace, bracket,
 * environment or argument that is missing, two superscripts on one base, an unknown command.
 *
 * <p>An expression is written {@code name(part; part)}; a row's parts stand side by side.
 */
final class TexReader {
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("bar", "bar"),
          Map.entry("overline", "bar"),
          Map.entry("hat", "hat"),
          Map.entry("widehat", "hat"),
          Map.entry("tilde", "tilde"),
          Map.entry("widetilde", "tilde"),
          Map.entry("vec", "vec"),
          Map.entry("overrightarrow", "vec"),
          Map.entry("dot", "dot"),
          Map.entry("ddot", "ddot"),
          Map.entry("dddot", "dddot"),
          Map.entry("breve", "breve"),
          Map.entry("check", "check"),
          Map.entry("acute", "acute"),
          Map.entry("grave", "grave"),
          Map.entry("mathring", "ring"),
          Map.entry("overbrace", "overbrace"),
          Map.entry("overbracket", "overbracket"),
          Map.entry("overparen", "overparen"),
          Map.entry("overleftarrow", "overleft"),
          Map.entry("overleftrightarrow", "overleftright"),
          Map.entry("underline", "underline"),
          Map.entry("underbrace", "underbrace"),
          Map.entry("underbracket", "underbracket"),
          Map.entry("underparen", "underparen"),
          Map.entry("underleftarrow", "underleft"),
          Map.entry("underrightarrow", "underright"),
          Map.entry("underleftrightarrow", "underleftright"));

  private static final Map<String, String> ALPHABETS =
      Map.of(
          "mathrm",
          "normal",
          "mathbf",
          "bold",
          "mathcal",
          "script",
          "mathfrak",
          "fraktur",
          "mathbb",
          "double-struck",
          "mathsf",
          "sans-serif",
          "mathtt",
          "monospace",
          "boldsymbol",
          "bold-italic");

  private static final Map<String, String> ARROWS =
      Map.ofEntries(
          Map.entry("xrightarrow", "\\to"),
          Map.entry("xleftarrow", "\\leftarrow"),
          Map.entry("xleftrightarrow", "\\leftrightarrow"),
          Map.entry("xRightarrow", "\\Rightarrow"),
          Map.entry("xLeftarrow", "\\Leftarrow"),
          Map.entry("xLeftrightarrow", "\\Leftrightarrow"),
          Map.entry("xmapsto", "\\mapsto"),
          Map.entry("xhookrightarrow", "\\hookrightarrow"),
          Map.entry("xhookleftarrow", "\\hookleftarrow"),
          Map.entry("xrightleftharpoons", "\\rightleftharpoons"));

  private static final Map<String, String> ENVIRONMENTS =
      Map.of(
          "matrix", "", "aligned", "", "array", "", "cases", "\\{", "pmatrix", "( )", "bmatrix",
          "[ ]", "Bmatrix", "\\{ \\}", "vmatrix", "| |", "Vmatrix", "\\| \\|");

  private static final Set<String> TEXTS = Set.of("text", "textbf", "textit", "texttt", "textsf");
  private static final Set<String> SPACES = Set.of(",", ":", ";", "!", " ", "quad", "qquad");
  private static final Set<String> LITERALS = Set.of("{", "}", "%", "#", "&", "$", "_", "|");
  private static final Set<String> SYMBOLS = symbols();

  private final String tex;
  private int at;

  private TexReader(String tex) {
    this.tex = tex;
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException if it is no LaTeX
   */
  static String read(String tex) {
    TexReader reader = new TexReader(tex);
    String row = reader.row("");
    if (reader.at < tex.length()) {
      throw reader.error("unexpected " + tex.charAt(reader.at));
    }
    return row;
  }

  private static Set<String> symbols() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(TexReader.class.getResourceAsStream("commands.txt"), UTF_8))) {
      return Stream.concat(
              Stream.of("|"),
              lines
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .flatMap(line -> Arrays.stream(line.split(" ", -1))))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(what + " at " + at + " of: " + tex);
  }

  /** Reads up to a brace or command that ends the row, which is left to be read. */
  private String row(String end) {
    List<String> parts = new ArrayList<>();
    while (true) {
      skipSpace();
      if (at >= tex.length() || ends(end)) {
        return join(parts);
      }
      String atom = atom();
      String scripted = scripts(atom);
      if (!scripted.isEmpty()) {
        parts.add(scripted);
      }
    }
  }

  static String join(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }

  private boolean ends(String end) {
    char c = tex.charAt(at);
    if (c == '}') {
      return true;
    }
    if (end.equals("]")) {
      return c == ']';
    }
    if (end.equals("cell")) {
      return c == '&' || tex.startsWith("\\\\", at) || tex.startsWith("\\end{", at);
    }
    return end.equals("right") && tex.startsWith("\\right", at) && !isLetterAt(at + 6);
  }

  private boolean isLetterAt(int index) {
    return index < tex.length() && Character.isLetter(tex.charAt(index));
  }

  private void skipSpace() {
    while (at < tex.length() && tex.charAt(at) == ' ') {
      at++;
    }
  }

  private String scripts(String base) {
    String below = null;
    String above = null;
    StringBuilder primes = new StringBuilder();
    if (tex.startsWith("\\limits", at)) {
      at += "\\limits".length();
    }
    while (true) {
      skipSpace();
      if (at >= tex.length()) {
        break;
      }
      char c = tex.charAt(at);
      if (c == '\'') {
        if (above != null) {
          throw error("prime after superscript");
        }
        primes.append("\\prime");
        at++;
      } else if (c == '_') {
        at++;
        if (below != null) {
          throw error("double subscript");
        }
        below = argument();
      } else if (c == '^') {
        at++;
        if (above != null || primes.length() > 0) {
          throw error("double superscript");
        }
        above = argument();
      } else {
        break;
      }
    }
    if (primes.length() > 0) {
      above = primes.toString();
    }
    if (below == null && above == null) {
      return base;
    }
    return "script("
        + base
        + "; "
        + (below == null ? "" : below)
        + "; "
        + (above == null ? "" : above)
        + ")";
  }

  private String argument() {
    skipSpace();
    if (at >= tex.length()) {
      throw error("argument missing");
    }
    if (tex.charAt(at) == '{') {
      return group();
    }
    if ("}^_&'".indexOf(tex.charAt(at)) >= 0) {
      throw error("argument missing");
    }
    return atom();
  }

  private String group() {
    expect("{");
    String row = row("");
    expect("}");
    return row;
  }

  private String optional() {
    if (at >= tex.length() || tex.charAt(at) != '[') {
      return "";
    }
    at++;
    String row = row("]");
    expect("]");
    return row;
  }

  private void expect(String text) {
    if (!tex.startsWith(text, at)) {
      throw error("expected " + text);
    }
    at += text.length();
  }

  private String raw() {
    skipSpace();
    expect("{");
    int depth = 0;
    int start = at;
    for (; at < tex.length(); at++) {
      char c = tex.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return tex.substring(start, at++);
      }
    }
    throw error("brace not closed");
  }

  private String atom() {
    char c = tex.charAt(at);
    if (c == '{') {
      return group();
    }
    if (c == '\\') {
      return command();
    }
    if (c == '&' || c == '#' || c == '%' || c == '$' || c == '~') {
      throw error("misplaced " + c);
    }
    if (c == '^' || c == '_' || c == '\'') {
      // A script on nothing.
      return "";
    }
    int point = tex.codePointAt(at);
    at += Character.charCount(point);
    return leaf(point);
  }

  /** A character by its command where it has one, so that those with one command are one. */
  static String leaf(int point) {
    String command = TexSymbols.command(point);
    return command != null ? "\\" + command : Character.toString(point);
  }

  private String command() {
    at++;
    if (at >= tex.length()) {
      throw error("nothing after backslash");
    }
    int start = at;
    while (isAsciiLetterAt(at)) {
      at++;
    }
    if (at == start) {
      at++;
    }
    String name = tex.substring(start, at);
    if (SPACES.contains(name)) {
      return "";
    }
    if (LITERALS.contains(name)) {
      return name.equals("{") || name.equals("}") || name.equals("|") ? "\\" + name : name;
    }
    if (ACCENTS.containsKey(name)) {
      return "accent " + ACCENTS.get(name) + "(" + argument() + ")";
    }
    if (ALPHABETS.containsKey(name)) {
      return alphabet(ALPHABETS.get(name), raw());
    }
    if (TEXTS.contains(name)) {
      return "text(" + raw().strip() + ")";
    }
    if (ARROWS.containsKey(name)) {
      String below = optional();
      return underOver(ARROWS.get(name), below, argument());
    }
    if (TexSymbols.isFunction(name)) {
      return name;
    }
    return switch (name) {
      case "frac" -> "frac(" + argument() + "; " + argument() + ")";
      case "genfrac" -> {
        expect("{}{}{0pt}{}");
        yield "stacked(" + argument() + "; " + argument() + ")";
      }
      case "binom" -> "( stacked(" + argument() + "; " + argument() + ") )";
      case "sqrt" -> root();
      case "phantom" -> "phantom(" + argument() + ")";
      case "overset" -> {
        String over = argument();
        yield underOver(argument(), "", over);
      }
      case "underset" -> underset();
      case "operatorname" -> {
        if (at < tex.length() && tex.charAt(at) == '*') {
          at++;
        }
        yield raw().replace("\\,", " ");
      }
      case "boxed" -> "enclosed box(" + argument() + ")";
      case "cancel" -> "enclosed up(" + argument() + ")";
      case "bcancel" -> "enclosed down(" + argument() + ")";
      case "xcancel" -> "enclosed up down(" + argument() + ")";
      case "enclose" -> "enclosed " + raw() + "(" + argument() + ")";
      case "left" -> leftRight();
      case "begin" -> environment();
      case "bmod" -> "mod";
      default -> {
        if (!SYMBOLS.contains(name)) {
          throw error("unknown command \\" + name);
        }
        yield "\\" + name;
      }
    };
  }

  private String root() {
    String index = optional();
    String radicand = argument();
    return index.isEmpty() ? "root(" + radicand + ")" : "root(" + radicand + "; " + index + ")";
  }

  private String underset() {
    String under = argument();
    String base = argument();
    return base.startsWith("underover(") && base.contains("; ; ")
        ? withUnder(base, under)
        : underOver(base, under, "");
  }

  private boolean isAsciiLetterAt(int index) {
    return index < tex.length()
        && ((tex.charAt(index) >= 'a' && tex.charAt(index) <= 'z')
            || (tex.charAt(index) >= 'A' && tex.charAt(index) <= 'Z'));
  }

  static String underOver(String base, String under, String over) {
    return "underover(" + base + "; " + under + "; " + over + ")";
  }

  private static String withUnder(String underOver, String under) {
    int split = underOver.lastIndexOf("; ; ");
    return underOver.substring(0, split) + "; " + under + "; " + underOver.substring(split + 4);
  }

  private static String alphabet(String variant, String raw) {
    if (raw.startsWith("\\math") && variant.equals("bold-italic")) {
      TexReader inner = new TexReader(raw);
      return "bold " + inner.row("");
    }
    String content = new TexReader(raw).row("").replace(" ", "");
    boolean word = variant.equals("normal") && content.length() > 1 && content.charAt(0) != '\\';
    return word ? content : variant + "(" + content + ")";
  }

  private String delimiter() {
    skipSpace();
    if (at >= tex.length()) {
      throw error("delimiter missing");
    }
    if (tex.charAt(at) == '.') {
      at++;
      return "";
    }
    return atom();
  }

  private String leftRight() {
    String open = delimiter();
    String inner = row("right");
    expect("\\right");
    return join(List.of(open, inner, delimiter()));
  }

  private String environment() {
    String name = raw();
    if (!ENVIRONMENTS.containsKey(name)) {
      throw error("unknown environment " + name);
    }
    if (name.equals("array")) {
      String format = raw();
      if (!format.matches("[lcr|]+")) {
        throw error("bad column format " + format);
      }
    }
    List<String> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    while (true) {
      skipSpace();
      while (tex.startsWith("\\hline", at)) {
        at += "\\hline".length();
        skipSpace();
      }
      if (tex.startsWith("\\end{", at) && cells.isEmpty()) {
        break;
      }
      cells.add(row("cell"));
      if (tex.startsWith("&", at)) {
        at++;
        continue;
      }
      rows.add(String.join(" & ", cells));
      cells.clear();
      if (!tex.startsWith("\\\\", at)) {
        break;
      }
      at += 2;
      if (at < tex.length() && tex.charAt(at) == '[') {
        throw error("bracket after the end of a row");
      }
    }
    expect("\\end{" + name + "}");
    String table = "table(" + String.join(" / ", rows) + ")";
    String[] fences = ENVIRONMENTS.get(name).split(" ", -1);
    return fences.length == 2
        ? fences[0] + " " + table + " " + fences[1]
        : join(List.of(fences[0], table));
  }
}
