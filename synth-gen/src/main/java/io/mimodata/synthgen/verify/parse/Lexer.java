package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.evaluate.Rational;
import io.mimodata.synthgen.verify.expression.Num;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. For one thread and one text. */
final class Lexer {
  /** Digits of the longest number that is read; reading takes time by its square. */
  private static final int LONGEST_NUMBER = 2_000;

  private static final int LONGEST_EXPONENT = 3;

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
  private static final char RAISED_MINUS = '⁻';
  private static final String RELATIONS = ":=<>";

  /** What stands between groups of digits and nowhere else. */
  private static final List<String> SURE_GAPS =
      List.of("{,}", ",\\!", "\\,", "{,\\!}", "\\;", "\\!", "\\ ", "\\:", "{\\,}", "{\\ }");

  private final String text;
  private final Commas commas;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;
  private boolean negating;

  private Lexer(String text, Commas commas) {
    this.text = text;
    this.commas = commas;
  }

  /** The tokens of a text, without the one that ends it. */
  static List<Token> tokens(String text, Commas commas) throws ParseException {
    Lexer lexer = new Lexer(text, commas);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() throws ParseException {
    char c = text.charAt(at);
    if (isSpace(c) || c == '~' || c == '$' || c == '€' || c == '£' || c == '¥' || c == '¢') {
      spaced |= c != '$';
      at++;
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (c == '\\') {
      command();
    } else if (isLatin(c)) {
      int start = at;
      while (isLatin(peek(0))) {
        at++;
      }
      add(Token.Kind.LETTERS, text.substring(start, at));
    } else {
      character();
    }
  }

  private void character() throws ParseException {
    if (peek(0) == '{' && peek(2) == '}' && RELATIONS.indexOf(peek(1)) >= 0) {
      // In braces a relation has no space around it.
      at += 3;
      add(Token.Kind.SYMBOL, text.substring(at - 2, at - 1));
      return;
    }
    int codePoint = text.codePointAt(at);
    int length = Character.charCount(codePoint);
    if (codePoint == RAISED_MINUS || SUPERSCRIPTS.indexOf(codePoint) >= 0) {
      script("^", SUPERSCRIPTS);
      return;
    }
    if (SUBSCRIPTS.indexOf(codePoint) >= 0) {
      script("_", SUBSCRIPTS);
      return;
    }
    String known = Vocabulary.ofCharacter(codePoint);
    if (known != null) {
      at += length;
      addNamed(known);
      return;
    }
    if (Character.isLetter(codePoint)) {
      int start = at;
      while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      add(Token.Kind.TEXT, text.substring(start, at));
      return;
    }
    String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    int slash = plain.indexOf('⁄');
    at += length;
    if (slash > 0) { // as in ½
      add(Token.Kind.COMMAND, "frac");
      addNumber(Num.of(Integer.parseInt(plain.substring(0, slash))));
      addNumber(Num.of(Integer.parseInt(plain.substring(slash + 1))));
      return;
    }
    add(Token.Kind.SYMBOL, plain);
  }

  /** Raised or lowered digits, as many as there are, with a sign. */
  private void script(String operator, String script) throws ParseException {
    boolean negative = peek(0) == RAISED_MINUS;
    at += negative ? 1 : 0;
    int start = at;
    StringBuilder digits = new StringBuilder();
    for (int digit = script.indexOf(peek(0)); digit >= 0; digit = script.indexOf(peek(0))) {
      digits.append(digit);
      at++;
    }
    if (at == start || at - start > LONGEST_NUMBER) {
      throw new ParseException("a raised number that can't be read");
    }
    add(Token.Kind.SYMBOL, operator);
    add(Token.Kind.SYMBOL, "{");
    if (negative) {
      add(Token.Kind.SYMBOL, "-");
    }
    addNumber(new Num(Rational.of(new BigInteger(digits.toString())), false));
    add(Token.Kind.SYMBOL, "}");
  }

  private void addNamed(String canonical) {
    add(Vocabulary.isSymbol(canonical) ? Token.Kind.SYMBOL : Token.Kind.COMMAND, canonical);
  }

  private void command() throws ParseException {
    at++;
    char c = peek(0);
    if (!isLatin(c)) {
      at++;
      switch (c) {
        case '{', '}', '|', '\\' -> add(Token.Kind.SYMBOL, "\\" + c);
        case '%', '&', '#', '_' -> add(Token.Kind.SYMBOL, Character.toString(c));
        default -> spaced = true;
      }
      return;
    }
    int start = at;
    while (isLatin(peek(0))) {
      at++;
    }
    String name = text.substring(start, at);
    if (Vocabulary.TEXTS.contains(name)) {
      words(name);
    } else if (name.equals("mathbb") || name.equals("mathcal") || name.equals("mathfrak")) {
      add(Token.Kind.COMMAND, name + ":" + argument());
    } else if (name.equals("begin") || name.equals("end")) {
      add(Token.Kind.COMMAND, name + ":" + argument().replace("*", ""));
    } else if (name.equals("color")
        || name.equals("textcolor")
        || name.equals("label")
        || name.equals("tag")
        || name.equals("hspace")
        || name.equals("vspace")) {
      argument();
    } else if (name.equals("not")) {
      spaced = false;
      negated();
    } else {
      named(name);
    }
  }

  private void negated() throws ParseException {
    if (negating) {
      throw new ParseException("\\not before \\not");
    }
    negating = true;
    int count = tokens.size();
    while (tokens.size() == count && at < text.length()) {
      next();
    }
    negating = false;
    if (tokens.size() == count) {
      return;
    }
    Token last = tokens.remove(tokens.size() - 1);
    String name = last.is("=") ? "neq" : last.isCommand("in") ? "notin" : "not:" + last.text();
    add(Token.Kind.COMMAND, name);
  }

  private void named(String name) {
    String canonical = Vocabulary.canonical(name);
    if (Vocabulary.IGNORED.contains(name)) {
      spaced = true;
      if ((name.equals("left") || name.equals("right")) && peek(0) == '.') {
        at++;
      }
    } else if (Vocabulary.isSymbol(canonical)) {
      add(Token.Kind.SYMBOL, canonical);
    } else if (name.startsWith("quad") || name.startsWith("qquad")) { // \quadx, of a lost space
      add(Token.Kind.LETTERS, name.substring(name.indexOf('d') + 1));
    } else {
      add(Token.Kind.COMMAND, canonical);
    }
  }

  /** Letters that were only set upright stay letters. */
  private void words(String command) {
    String content = argument().replace('~', ' ');
    String stripped = content.strip();
    boolean upright =
        command.equals("mathrm") || command.equals("operatorname") || stripped.equals("cis");
    boolean behindNumber =
        !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Token.Kind.NUMBER;
    if (behindNumber && Lexicon.isUnitLetter(stripped)) {
      add(Token.Kind.TEXT, stripped);
    } else if (stripped.equals("mod")) {
      add(Token.Kind.LETTERS, stripped);
    } else if (upright
        && (stripped.length() == 1 || Lexicon.isFunction(stripped))
        && stripped.chars().allMatch(c -> isLatin((char) c))) {
      add(Token.Kind.LETTERS, stripped);
    } else if (!stripped.isEmpty()) {
      add(Token.Kind.TEXT, content);
    } else {
      spaced = true;
    }
  }

  /** The content of the braces that follow, or the next character. */
  private String argument() {
    while (isSpace(peek(0)) || peek(0) == '*') {
      at++;
    }
    if (peek(0) != '{') {
      String one = at < text.length() ? text.substring(at, at + 1) : "";
      at = Math.min(at + 1, text.length());
      return one;
    }
    int start = at + 1;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return text.substring(start, at - 1);
      }
    }
    return text.substring(start);
  }

  private void number() throws ParseException {
    int start = at;
    StringBuilder digits = new StringBuilder();
    readDigits(digits);
    boolean grouped = readGroups(digits, at - start);
    boolean decimal = false;
    int whole = digits.length();
    char point = peek(0);
    if ((point == '.' && isDigit(peek(1)))
        || (commas == Commas.DECIMAL && point == ',' && isDigit(peek(1)) && !grouped)) {
      at++;
      decimal = true;
      readDigits(digits);
    } else if (point == '.' && beginsPeriod(at + 1)) {
      at++;
      decimal = true;
    } else if (commas == Commas.DECIMAL && text.startsWith("{,}", at) && isDigit(peek(3))) {
      at += 3;
      decimal = true;
      readDigits(digits);
    }
    int places = digits.length() - whole;
    if (digits.length() > LONGEST_NUMBER) {
      throw new ParseException("a number of more than %,d digits".formatted(LONGEST_NUMBER));
    }
    BigInteger unscaled = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits.toString());
    Rational value = Rational.of(new BigDecimal(unscaled, places));
    if (decimal && beginsPeriod(at)) {
      value = value.add(repeating(places));
      addNumber(new Num(value, false));
      return;
    }
    addNumber(new Num(scientific(value), decimal));
  }

  private boolean beginsPeriod(int place) {
    return text.startsWith("\\overline{", place) || text.startsWith("\\dot{", place);
  }

  /** The repeating part of a decimal, as in {@code 0.1\overline{6}}. */
  private Rational repeating(int places) throws ParseException {
    String period = period();
    if (period.isEmpty()
        || period.length() > 100
        || !period.chars().allMatch(c -> isDigit((char) c))) {
      throw new ParseException("a period that isn't digits");
    }
    BigInteger nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
    return Rational.of(new BigInteger(period), nines.multiply(BigInteger.TEN.pow(places)));
  }

  /** What a bar is over, or what begins and ends with a dot over it. */
  private String period() {
    String dot = "\\dot";
    if (!text.startsWith(dot, at)) {
      at += "\\overline".length();
      return argument().strip();
    }
    at += dot.length();
    StringBuilder period = new StringBuilder(argument().strip());
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (text.startsWith(dot + '{', end)) {
      period.append(text, at, end);
      at = end + dot.length();
      period.append(argument().strip());
    }
    return period.toString();
  }

  /** The exponent of {@code 1.5e10}. */
  private Rational scientific(Rational value) throws ParseException {
    if (peek(0) != 'e' && peek(0) != 'E') {
      return value;
    }
    int sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
    int start = at + 1 + sign;
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == start || (end < text.length() && isLatin(text.charAt(end)))) {
      return value;
    }
    if (end - start > LONGEST_EXPONENT) {
      throw new ParseException("an exponent of more than %d digits".formatted(LONGEST_EXPONENT));
    }
    int exponent = Integer.parseInt(text.substring(start, end));
    Rational factor = Rational.of(BigInteger.TEN.pow(exponent));
    boolean negative = peek(1) == '-';
    at = end;
    return negative ? value.divide(factor) : value.multiply(factor);
  }

  private void readDigits(StringBuilder digits) {
    while (isDigit(peek(0))) {
      digits.append(text.charAt(at++));
    }
  }

  /** Groups of three digits behind the first one to three. */
  private boolean readGroups(StringBuilder digits, int first) {
    boolean grouped = false;
    if (first == 0 || first > 3 || digits.charAt(0) == '0') {
      return false;
    }
    while (true) {
      int gap = gap();
      if (gap == 0
          || !isDigit(peek(gap))
          || !isDigit(peek(gap + 1))
          || !isDigit(peek(gap + 2))
          || isDigit(peek(gap + 3))) {
        return grouped;
      }
      digits.append(text, at + gap, at + gap + 3);
      at += gap + 3;
      grouped = true;
    }
  }

  /** Length of what may stand between groups of digits here; 0 if it isn't such a thing. */
  private int gap() {
    for (String sure : SURE_GAPS) {
      if (text.startsWith(sure, at)) {
        return sure.length();
      }
    }
    char c = peek(0);
    boolean group = c == ',' || c == ' ' || c == '\u00a0' || c == '\u202f' || c == '~' || c == '\'';
    return commas == Commas.GROUP && group ? 1 : 0;
  }

  private void add(Token.Kind kind, String content) {
    tokens.add(new Token(kind, content, null, spaced));
    spaced = false;
  }

  private void addNumber(Num number) {
    tokens.add(new Token(Token.Kind.NUMBER, number.value().toString(), number, spaced));
    spaced = false;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }
}
