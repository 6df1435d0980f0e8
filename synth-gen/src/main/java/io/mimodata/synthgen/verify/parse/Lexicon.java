package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that stand among the symbols of an answer. */
final class Lexicon {
  /** Names that are written out where no LaTeX is. */
  private static final Set<String> SPELLED =
      Set.of("cis", "sqrt", "cbrt", "pi", "infinity", "infty", "theta", "alpha", "beta", "lambda");

  private static final Set<String> PERCENT =
      Set.of("percent", "pct", "percentage", "percents", "per cent", "%");

  private static final Set<String> UNITS =
      Set.of(
          "cm", "mm", "km", "dm", "nm", "ft", "feet", "foot", "inch", "inches", "yd", "mi", "kg",
          "mg", "lb", "lbs", "oz", "ml", "mL", "cl", "hr", "hrs", "min", "mins", "sec", "secs",
          "ms", "mph", "kmh", "kph", "Hz", "kHz", "MHz", "Pa", "kPa", "kJ", "kW", "kWh", "eV",
          "mol", "rad", "deg", "sq", "cu", "am", "pm", "AM", "PM", "USD", "EUR", "dollar", "cent",
          "cents", "units", "unit", "day", "days", "year", "years", "hour", "hours", "week",
          "weeks", "times", "ways", "mod", "dB", "amu", "gal", "qt", "pt", "cubed", "squared", "in",
          "per", "pct");

  private static final Map<String, Long> SCALES =
      Map.of(
          "hundred", 100L,
          "thousand", 1_000L,
          "million", 1_000_000L,
          "billion", 1_000_000_000L,
          "trillion", 1_000_000_000_000L);

  private static final Set<String> ALL = Set.of("all real numbers", "all reals", "real numbers");

  private static final Set<String> NOTHING =
      Set.of("no solution", "no solutions", "no real solution", "no real solutions", "empty set");

  /** Other pairs of letters are products. */
  private static final Set<String> SHORT_WORDS =
      Set.of(
          "am", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no",
          "of", "on", "so", "to", "up", "us", "we");

  private Lexicon() {}

  /** The set that words say, as that of all real numbers; null if they say something else. */
  static Expression set(String words) {
    String said = words.strip().toLowerCase(Locale.ROOT);
    if (ALL.contains(said)) {
      return Interval.REALS;
    }
    return NOTHING.contains(said) ? new Items(Items.Shape.SET, List.of()) : null;
  }

  /** By what words behind a number multiply it, as {@code million dollars}; null if they don't. */
  static Num scale(Token token) {
    boolean words = token.kind() == Token.Kind.LETTERS || token.kind() == Token.Kind.TEXT;
    Long scale = words ? SCALES.get(token.text().strip().split("\\s+", 2)[0]) : null;
    return scale == null ? null : Num.of(scale);
  }

  /** The words behind one that multiplies a number, without spaces. */
  static String behindScale(Token token) {
    String[] words = token.text().strip().split("\\s+", 2);
    return words.length == 1 ? "" : words[1].replaceAll("\\s+", "");
  }

  /** A function's name or another that isn't a product of its letters. */
  static boolean isFunction(String word) {
    return Operator.ofWord(word) != null || SPELLED.contains(word);
  }

  static boolean isPercent(String words) {
    return PERCENT.contains(words.strip().toLowerCase(Locale.ROOT));
  }

  /** Letters behind a number that don't multiply it. */
  static boolean isUnit(String letters) {
    return (letters.length() > 3 && !isFunction(letters)) || UNITS.contains(letters);
  }

  /** A letter that is a unit where it is set upright behind a number. */
  static boolean isUnitLetter(String letter) {
    return letter.length() == 1 && "mgshLJNWKVCAF".contains(letter);
  }

  /** A name of so many letters that it isn't multiplied by what follows. */
  static boolean isWord(Expression expression) {
    return expression instanceof Name name
        && name.text().length() > 3
        && Character.isLetter(name.text().charAt(0));
  }

  /**
   * Whether tokens are a sentence rather than an answer: several words, and not only as the unit of
   * one value.
   */
  static boolean isProse(List<Token> tokens) {
    int words = 0;
    boolean first = false;
    boolean separated = false;
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.LETTERS && isProseWord(token.text())) {
        words++;
        first |= words == 1 && token.equals(tokens.get(0));
      }
      separated |= token.is(",") || token.is(";");
    }
    boolean heading = tokens.size() > 2 && first && tokens.get(1).is(":");
    return heading || (words > 1 && (first || separated));
  }

  private static boolean isProseWord(String run) {
    return (run.length() > 2 || SHORT_WORDS.contains(run.toLowerCase(Locale.ROOT)))
        && !isFunction(run)
        && !UNITS.contains(run)
        && !run.equals("and")
        && !run.equals("or")
        && run.chars().anyMatch(Character::isLowerCase)
        && run.chars().anyMatch(c -> "aeiouAEIOU".indexOf(c) >= 0);
  }

  /** Returns "and" or "or" if the words join two answers; otherwise null. */
  static String connector(String words) {
    String joined = ' ' + words.toLowerCase(Locale.ROOT).replace(',', ' ').strip() + ' ';
    if (joined.contains(" or ")) {
      return "or";
    }
    return joined.contains(" and ") || joined.isBlank() || joined.equals(" & ") ? "and" : null;
  }

  /**
   * The names that a run of letters is made of: {@code xy} is two, {@code 2pix} has two, {@code
   * ABCD} is one.
   */
  static List<String> split(String run) {
    if (run.length() == 1 || isFunction(run)) {
      return List.of(run);
    }
    List<String> parts = new ArrayList<>();
    boolean known = false;
    int single = 0;
    int at = 0;
    while (at < run.length()) {
      String function = functionAt(run, at);
      known |= function != null;
      single += function == null ? 1 : 0;
      String part = function == null ? run.substring(at, at + 1) : function;
      parts.add(part);
      at += part.length();
    }
    boolean product = known ? single <= 2 : run.length() <= 3 && !UNITS.contains(run);
    return product ? parts : List.of(run);
  }

  private static String functionAt(String run, int at) {
    for (int length = Math.min(8, run.length() - at); length >= 2; length--) {
      String word = run.substring(at, at + length);
      if (isFunction(word)) {
        return word;
      }
    }
    return null;
  }
}
