package io.mimodata.filter.signal;

import io.mimodata.filter.text.ScannedText;

/**
 * Finds telephone numbers: 9 to 15 digits in two to six groups of a line, with at most three
 * characters of {@code -()+/.} and space between them, and no year first, as dates have.
 */
final class PhoneNumbers {
  private static final String BETWEEN = " \u00A0-()+/.\u2010\u2011\u2013";

  private final ScannedText text;
  private boolean date;
  private int groups;
  private int digits;
  private int end = -1;
  private int found;

  PhoneNumbers(ScannedText text) {
    this.text = text;
  }

  /** Takes the next number of a line. */
  void number(int token) {
    int start = text.start(token);
    if (end < 0 || !joins(end, start)) {
      finish();
      date = text.isYear(token);
    }
    boolean inGroup = false;
    for (int i = start; i < text.end(token); i++) {
      boolean digit = Character.isDigit(text.charAt(i));
      digits += digit ? 1 : 0;
      groups += digit && !inGroup ? 1 : 0;
      inGroup = digit;
    }
    end = text.end(token);
  }

  private boolean joins(int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (BETWEEN.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void finish() {
    found += !date && digits >= 9 && digits <= 15 && groups >= 2 && groups <= 6 ? groups : 0;
    groups = 0;
    digits = 0;
  }

  /** Ends a line and returns how many groups of digits in it belong to telephone numbers. */
  int lineEnd() {
    finish();
    end = -1;
    int inLine = found;
    found = 0;
    return inLine;
  }
}
