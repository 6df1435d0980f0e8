package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a text can mean. There are several readings where a comma stands between digits, as {@code
 * 1,234} is one number or two, and where a capital letter may be a function or a factor.
 *
 * @param expressions empty if the text can't be read
 * @param problem why it can't; null if it can
 */
public record Readings(List<Expression> expressions, String problem) {
  /** Characters of the longest answer that is read. */
  public static final int LONGEST = 10_000;

  /** With as many digits on both sides as a group of thousands has it is no decimal. */
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile(
          "[-+$€£\\s]*+(?![1-9]\\d{0,2}(?:,|\\{,\\})\\d{3}(?!\\d))\\d+(?:,|\\{,\\})\\d+\\s*\\D{0,20}");

  /** Nobody writes a list of numbers like that. */
  private static final Pattern SURE_GROUP =
      Pattern.compile("(?<![\\d,])[1-9]\\d{0,2},0\\d{2}(?!\\d)");

  /** A function of a sum as a rule is a product, as in {@code P(1 + r)}. */
  private static final Pattern CALLED =
      Pattern.compile("(?<![A-Za-z\\\\])([A-Z])\\((?=[^()=,|<>]*[-+][^()=,|<>]*\\))");

  private static final Pattern GROUP = Pattern.compile("\\d[, \u00a0\u202f~']\\d{3}(?!\\d)");

  public Readings {
    expressions = List.copyOf(expressions);
  }

  /** Reads LaTeX or plain text. */
  public static Readings of(String text) {
    if (text.length() > LONGEST) {
      return new Readings(List.of(), "longer than %,d characters".formatted(LONGEST));
    }
    List<Expression> expressions = new ArrayList<>();
    String problem = null;
    if (!SURE_GROUP.matcher(text).find()) {
      problem = add(text, Commas.SEPARATE, expressions);
    }
    if (GROUP.matcher(text).find()) {
      problem = add(text, Commas.GROUP, expressions);
    }
    if (CALLED.matcher(text).find()) {
      add(CALLED.matcher(text).replaceAll("$1\\\\cdot("), Commas.SEPARATE, expressions);
    }
    if (DECIMAL_COMMA.matcher(text).matches()) {
      add(text, Commas.DECIMAL, expressions);
    }
    return new Readings(expressions, expressions.isEmpty() ? problem : null);
  }

  private static String add(String text, Commas commas, List<Expression> expressions) {
    try {
      List<Token> tokens = Lexer.tokens(text, commas);
      if (Lexicon.isProse(tokens)) {
        return "a sentence, not an expression";
      }
      Expression expression = AnswerGrammar.parse(tokens);
      if (!expressions.contains(expression)) {
        expressions.add(expression);
      }
      return null;
    } catch (ParseException e) {
      return e.getMessage();
    }
  }
}
