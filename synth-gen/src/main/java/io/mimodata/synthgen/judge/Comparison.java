package io.mimodata.synthgen.judge;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a program's standard output is compared with the expected one. */
public enum Comparison {
  /**
   * Line by line; white space at their ends, empty lines at the end and CR before LF don't count.
   */
  LINES {
    @Override
    Optional<String> difference(String expected, String actual) {
      return firstDifference("line", lines(expected), lines(actual), String::equals);
    }
  },

  /**
   * Word by word, whatever white space is between them; numbers within 1e-6, where they have up to
   * a thousand characters.
   */
  TOKENS {
    @Override
    Optional<String> difference(String expected, String actual) {
      return firstDifference("word", words(expected), words(actual), Comparison::sameWord);
    }
  };

  private static final int SHOWN = 60;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  /** Digits beyond that take their time, and no program prints so many of one number. */
  private static final int LONGEST_NUMBER = 1_000;

  /** Returns the first difference in words, or nothing if there is none. */
  abstract Optional<String> difference(String expected, String actual);

  private static List<String> lines(String text) {
    return text.stripTrailing().isEmpty()
        ? List.of()
        : Arrays.stream(text.stripTrailing().split("\n", -1)).map(String::stripTrailing).toList();
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", -1));
  }

  private static boolean sameWord(String expected, String actual) {
    return expected.equals(actual)
        || (isNumber(expected)
            && isNumber(actual)
            && JsonValues.near(new BigDecimal(expected), new BigDecimal(actual)));
  }

  private static boolean isNumber(String word) {
    return word.length() <= LONGEST_NUMBER && NUMBER.matcher(word).matches();
  }

  private interface Sameness {
    boolean of(String expected, String actual);
  }

  private static Optional<String> firstDifference(
      String unit, List<String> expected, List<String> actual, Sameness same) {
    int common = Math.min(expected.size(), actual.size());
    for (int i = 0; i < common; i++) {
      if (!same.of(expected.get(i), actual.get(i))) {
        return Optional.of(
            "%s %d is \"%s\", expected \"%s\""
                .formatted(
                    unit,
                    i + 1,
                    Excerpt.of(actual.get(i), SHOWN),
                    Excerpt.of(expected.get(i), SHOWN)));
      }
    }
    return expected.size() == actual.size()
        ? Optional.empty()
        : Optional.of("%,d %ss, expected %,d".formatted(actual.size(), unit, expected.size()));
  }
}
