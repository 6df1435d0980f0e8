package io.mimodata.filter.signal;

import io.mimodata.filter.text.ScannedText;
import java.util.Set;

/**
 * Tells whether a line outside code spans looks like code. One that does
 *
 * <ul>
 *   <li>begins with a prompt: {@code >>> }, {@code In [1]}, {@code (%i1)}, {@code $ ls}; or with
 *       {@code #!}, {@code #include}, {@code //}, {@code /*};
 *   <li>is a path of identifiers followed by an assignment, or by arguments in brackets right
 *       behind it up to the end of the line;
 *   <li>ends in {@code ;}, <code>{</code> or <code>}</code>, has another mark of code and no
 *       backslash or dollar, which TeX would have;
 *   <li>begins with a keyword and has its syntax: {@code def f(x):}, {@code import java.util.List},
 *       {@code if (x) ...};
 *   <li>begins with {@code <} and ends with {@code >}, as markup does.
 * </ul>
 */
final class CodeLines {
  private static final int LONGEST_PATH = 80;

  private static final String[] STARTS = {
    ">>> ", "... ", "In [", "Out[", "(%i", "(%o", "#!", "#include", "#define", "//", "/*"
  };

  /** Keywords that only code has before a bracket or a name and a bracket, colon or end. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "def",
          "class",
          "import",
          "from",
          "for",
          "while",
          "if",
          "elif",
          "else",
          "switch",
          "case",
          "return",
          "try",
          "except",
          "catch",
          "public",
          "private",
          "protected",
          "static",
          "final",
          "void",
          "int",
          "const",
          "var",
          "let",
          "func",
          "function",
          "fn",
          "struct",
          "enum",
          "interface",
          "print",
          "println",
          "echo",
          "export",
          "package",
          "using",
          "namespace");

  private CodeLines() {}

  static boolean looksLikeCode(ScannedText text, int from, int to) {
    char first = text.charAt(from);
    char last = text.charAt(to - 1);
    if ((first == 'I' || first == 'O') && startsLikeCode(text, first, from, to)) {
      return true;
    }
    if (first < 'A' || first == '[') {
      return startsLikeCode(text, first, from, to)
          || (first == '<' && last == '>' && to - from > 2)
          || endsLikeCode(text, last, from, to);
    }
    if (endsLikeCode(text, last, from, to)) {
      return true;
    }
    int path = endOfPath(text, from, to);
    return path > from
        && (isAssigned(text, path, to)
            || isCall(text, path, to)
            || isStatement(text, from, path, to));
  }

  private static boolean startsLikeCode(ScannedText text, char first, int from, int to) {
    if (first == '$') {
      return from + 2 < to
          && text.charAt(from + 1) == ' '
          && Character.isLowerCase(text.charAt(from + 2))
          && !has(text, '$', from + 1, to);
    }
    for (String start : STARTS) {
      if (first == start.charAt(0) && text.text().startsWith(start, from)) {
        return !start.equals("... ") || from == 0 || text.charAt(from - 1) != ' ';
      }
    }
    return false;
  }

  private static boolean endsLikeCode(ScannedText text, char last, int from, int to) {
    if (last != ';' && last != '{' && last != '}') {
      return false;
    }
    int marks = 0;
    int spaces = 0;
    for (int i = from; i < to - 1; i++) {
      switch (text.charAt(i)) {
        case '\\', '$' -> {
          return false;
        }
        case '=', '(', ')', '{', '}', '[', ']', '<', '>', '_' -> marks++;
        case ' ' -> spaces++;
        default -> {}
      }
    }
    return to - from <= 3 || (last == ';' ? marks > 0 && spaces < 8 * marks : spaces < 12);
  }

  /**
   * End of identifiers with points, brackets or arrows between them; the start if there are none.
   */
  private static int endOfPath(ScannedText text, int from, int to) {
    char first = text.charAt(from);
    if (!isAsciiLetter(first) && first != '_' && first != '@') {
      return from;
    }
    int i = from + 1;
    int most = Math.min(to, from + LONGEST_PATH);
    while (i < most && isPathPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPathPart(char c) {
    return isAsciiLetter(c)
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '['
        || c == ']';
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /** Whether one equals sign, maybe behind an operator, follows and a value behind it. */
  private static boolean isAssigned(ScannedText text, int path, int to) {
    int i = path;
    while (i < to && text.charAt(i) == ' ') {
      i++;
    }
    if (i < to && "+-*/|&:".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i + 1 < to && text.charAt(i) == '=' && text.charAt(i + 1) != '=';
  }

  private static boolean isCall(ScannedText text, int path, int to) {
    if (path == to || text.charAt(path) != '(') {
      return false;
    }
    int end = to;
    while (end > path && ";:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.charAt(end - 1) == ')' && closes(text, path, end);
  }

  /** Whether the bracket that opens at a position closes at the end and not before. */
  private static boolean closes(ScannedText text, int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i == end - 1;
      }
    }
    return false;
  }

  private static boolean isStatement(ScannedText text, int from, int path, int to) {
    String word = text.text().substring(from, path);
    if (!KEYWORDS.contains(word)) {
      return false;
    }
    int next = path;
    while (next < to && text.charAt(next) == ' ') {
      next++;
    }
    char last = text.charAt(to - 1);
    return switch (word) {
      case "import", "package", "using", "export" -> isOneName(text, next, to);
      case "from" -> text.text().startsWith(" import ", endOfPath(text, next, to));
      case "else", "try" -> to - path <= 2 && (last == ':' || last == '{');
      case "def", "class", "func", "function", "fn" ->
          last == ':' || last == '{' || (last == ')' && has(text, '(', next, to));
      case "if", "elif", "for", "while", "switch", "catch", "except", "case" ->
          (last == ':' || (next < to && text.charAt(next) == '(')) && hasMark(text, next + 1, to);
      case "return", "print", "println", "echo" -> last != '.' && hasMark(text, next, to);
      default -> hasMark(text, next, to) && (last == ')' || last == ';' || last == ',');
    };
  }

  private static boolean isOneName(ScannedText text, int next, int to) {
    int end = endOfPath(text, next, to);
    return end > next && (end == to || text.text().startsWith(" as ", end));
  }

  private static boolean has(ScannedText text, char mark, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == mark) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMark(ScannedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("=()[]{}<>_".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
