package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a text can mean. There are several readings where a comma stands between digits: {@code
 * 1,234} is one number or two.
 *
 * @param expressions empty if the text can't be read
 * @param problem why it can't; null if it can
 */
public record Readings(List<Expression> expressions, String problem) {
  /** Characters of the longest answer that is read. */
  public static final int LONGEST = 10_000;

  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("[-+$€£\\s]*\\d+(,|\\{,\\})\\d+\\s*\\D{0,20}");

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
    String problem = add(text, Commas.SEPARATE, expressions);
    if (GROUP.matcher(text).find()) {
      add(text, Commas.GROUP, expressions);
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
