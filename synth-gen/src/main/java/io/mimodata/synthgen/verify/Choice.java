package io.mimodata.synthgen.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several answers to choose from, with its letter: {@code (C) 7} or {@code C. 7}.
 *
 * @param value what is behind the letter
 */
record Choice(String letter, String value) {
  private static final Pattern FORM = Pattern.compile("(?:\\(([A-J])\\)|([A-J])[).])\\s?+(.+)");
  private static final Pattern LETTER = Pattern.compile("[A-J]");

  /** The choice of a text without its setting; null if it has no letter in front. */
  static Choice of(String normalized) {
    Matcher form = FORM.matcher(normalized);
    if (!form.matches()) {
      return null;
    }
    return new Choice(form.group(1) == null ? form.group(2) : form.group(1), form.group(3));
  }

  /** Whether a text without its setting is the letter of a choice alone. */
  static boolean isLetter(String normalized) {
    return LETTER.matcher(normalized).matches();
  }
}
