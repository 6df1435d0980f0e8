package io.mimodata.filter.signal;

import io.mimodata.filter.text.ScannedText;

/** Lines that begin like a list item: a bullet, a number or a letter, and white space. */
final class ListItems {
  private static final String BULLETS = "-*+\u2022\u25E6\u25AA\u2023\u00B7\u2219";
  private static final int MOST_DIGITS = 9;

  private ListItems() {}

  static boolean isItem(ScannedText text, int from, int to) {
    char first = text.charAt(from);
    if (BULLETS.indexOf(first) >= 0) {
      return isSpace(text, from + 1, to);
    }
    if (first >= 'a' && first <= 'z') {
      return isPoint(text, from + 1, to);
    }
    int i = from;
    while (i < to && i < from + MOST_DIGITS && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i > from && isPoint(text, i, to);
  }

  private static boolean isPoint(ScannedText text, int i, int to) {
    return i < to && (text.charAt(i) == '.' || text.charAt(i) == ')') && isSpace(text, i + 1, to);
  }

  private static boolean isSpace(ScannedText text, int i, int to) {
    return i < to && Character.isWhitespace(text.charAt(i));
  }
}
