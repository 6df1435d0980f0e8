package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.synthgen.mimo.text.jinja.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template into tokens, and takes white space around tags away: by the signs {@code -} and
 * {@code +}; otherwise before a tag that is first on its line, and the line's end behind a tag.
 */
final class Lexer {
  private static final Pattern RAW = pattern("\\{%([-+]?)\\s*raw\\s*(?:(?<strips>-%\\}\\s*)|%\\})");
  private static final Pattern END_RAW =
      pattern("\\{%([-+]?)\\s*endraw\\s*(?:\\+%\\}|-%\\}\\s*|%\\}\\n?)");
  private static final Pattern WHOLE =
      pattern("0[xX][0-9a-fA-F_]++|0[oO][0-7_]++|0[bB][01_]++|[0-9][0-9_]*+");
  private static final Pattern FRACTION =
      pattern("[0-9][0-9_]*+(?:\\.[0-9][0-9_]*+)?+(?:[eE][+-]?[0-9][0-9_]*+)?+");
  private static final Pattern NAME = pattern("[\\w&&[^0-9]]\\w*+");
  private static final Pattern OPERATOR =
      pattern("\\*\\*|//|==|!=|>=|<=|[-+/*%~\\[\\](){}><=.:|,;]");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean isLineStart = true;

  Lexer(String source) {
    String lines = source.replace("\r\n", "\n").replace('\r', '\n');
    this.source = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  int line() {
    return line;
  }

  List<Token> tokens() {
    while (at < source.length()) {
      int open = opening();
      if (open < 0) {
        add(Kind.DATA, source.substring(at));
        advance(source.length());
      } else {
        tag(open);
      }
    }
    add(Kind.END, "");
    return tokens;
  }

  private int opening() {
    int open = source.indexOf('{', at);
    while (open >= 0
        && (open + 1 == source.length() || "{%#".indexOf(source.charAt(open + 1)) < 0)) {
      open = source.indexOf('{', open + 1);
    }
    return open;
  }

  private void tag(int open) {
    char kind = source.charAt(open + 1);
    char sign = open + 2 < source.length() ? source.charAt(open + 2) : ' ';
    data(open, sign, kind != '{');
    Matcher raw = RAW.matcher(source).region(open, source.length());
    if (kind == '%' && raw.lookingAt()) {
      advance(raw.end());
      raw();
      return;
    }
    advance(open + (sign == '-' || sign == '+' ? 3 : 2));
    if (kind == '#') {
      comment();
    } else {
      add(kind == '{' ? Kind.PRINT_BEGIN : Kind.TAG_BEGIN, "");
      expression(kind == '{' ? "}}" : "%}");
      add(kind == '{' ? Kind.PRINT_END : Kind.TAG_END, "");
    }
  }

  /** The text from here to a tag. */
  private void data(int end, char sign, boolean isBlock) {
    String text = source.substring(at, end);
    if (sign == '-') {
      text = PythonText.stripEnd(text, null);
    } else if (sign != '+' && isBlock) {
      int start = text.lastIndexOf('\n') + 1;
      if ((start > 0 || isLineStart) && PythonText.isBlank(text.substring(start))) {
        text = text.substring(0, start);
      }
    }
    if (!text.isEmpty()) {
      add(Kind.DATA, text);
    }
    advance(end);
  }

  private void raw() {
    Matcher matcher = END_RAW.matcher(source);
    if (!matcher.find(at)) {
      throw new TemplateException("raw has no endraw");
    }
    data(matcher.start(), matcher.group(1).isEmpty() ? ' ' : matcher.group(1).charAt(0), true);
    advance(matcher.end());
  }

  private void comment() {
    int end = source.indexOf("#}", at);
    if (end < 0) {
      throw new TemplateException("a comment has no end");
    }
    close(end, end > at ? source.charAt(end - 1) : ' ', true);
  }

  /** Passes the end of a tag, and the white space that it takes along. */
  private void close(int end, char sign, boolean isBlock) {
    int rest = end + 2;
    if (sign == '-') {
      while (rest < source.length() && PythonText.isSpace(source.charAt(rest))) {
        rest++;
      }
    } else if (sign != '+' && isBlock && source.startsWith("\n", rest)) {
      rest++;
    }
    advance(rest);
  }

  private void expression(String end) {
    boolean isBlock = end.equals("%}");
    Deque<String> open = new ArrayDeque<>();
    while (true) {
      skipSpace();
      if (at >= source.length()) {
        throw new TemplateException("expected '%s', found %s".formatted(end, Kind.END));
      }
      char c = source.charAt(at);
      if (open.isEmpty() && source.startsWith(end, at)) {
        close(at, ' ', isBlock);
        return;
      }
      if (open.isEmpty() && (c == '-' || (c == '+' && isBlock)) && source.startsWith(end, at + 1)) {
        close(at + 1, c, isBlock);
        return;
      }
      part(c, open);
    }
  }

  private void part(char c, Deque<String> open) {
    if (c == '\'' || c == '"') {
      string(c);
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (!matched(NAME, Kind.NAME)) {
      if (!matched(OPERATOR, Kind.OPERATOR)) {
        throw new TemplateException(
            "unexpected character '%s'".formatted(Character.toString(source.codePointAt(at))));
      }
      balance(tokens.get(tokens.size() - 1).text(), open);
    }
  }

  private static void balance(String operator, Deque<String> open) {
    int opening = "([{".indexOf(operator);
    if (opening >= 0) {
      open.push(")]}".substring(opening, opening + 1));
    } else if (")]}".contains(operator) && !operator.equals(open.poll())) {
      throw new TemplateException("unexpected '%s'".formatted(operator));
    }
  }

  private void number() {
    boolean isMember = at > 0 && source.charAt(at - 1) == '.';
    Matcher whole = WHOLE.matcher(source).region(at, source.length());
    Matcher fraction = FRACTION.matcher(source).region(at, source.length());
    int wholeEnd = whole.lookingAt() ? whole.end() : at;
    boolean isFraction = !isMember && fraction.lookingAt() && fraction.end() > wholeEnd;
    int end = isFraction ? fraction.end() : wholeEnd;
    add(isFraction ? Kind.FRACTION : Kind.WHOLE, source.substring(at, end).replace("_", ""));
    advance(end);
  }

  private void string(char quote) {
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= source.length()) {
      throw new TemplateException("a string has no end");
    }
    add(Kind.STRING, StringLiteral.unescaped(source.substring(at + 1, end)));
    advance(end + 1);
  }

  private boolean matched(Pattern pattern, Kind kind) {
    Matcher matcher = pattern.matcher(source).region(at, source.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    add(kind, matcher.group());
    advance(matcher.end());
    return true;
  }

  private void skipSpace() {
    int end = at;
    while (end < source.length() && PythonText.isSpace(source.charAt(end))) {
      end++;
    }
    advance(end);
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, line));
  }

  private void advance(int end) {
    for (; at < end; at++) {
      isLineStart = source.charAt(at) == '\n';
      line += isLineStart ? 1 : 0;
    }
  }
}
