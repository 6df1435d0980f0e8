package io.mimodata.filter.signal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Splits a text into words as {@link Signal} defines them. */
final class Words {
  private Words() {}

  /** Returns the words of the wording, in lower case. */
  static List<String> ofWording(RegionText text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean wording = text.isWording(i);
      int c = text.codePoint(i);
      if (wording && isWordByItself(c)) {
        flush(word, words);
        words.add(Character.toString(c));
      } else if (wording && (Character.isLetterOrDigit(c) || isMark(c))) {
        word.appendCodePoint(Character.toLowerCase(c));
      } else if (!(wording && isJoiner(c) && joins(text, i))) {
        flush(word, words);
      } else {
        word.append(c == '\u2019' ? '\'' : (char) c);
      }
    }
    flush(word, words);
    return words;
  }

  /** Counts the maximal runs of one class of characters in a region. */
  static long runs(RegionText text, Region region, IntPredicate characters) {
    long runs = 0;
    boolean inRun = false;
    for (int i = 0; i < text.length(); i++) {
      boolean in = text.isIn(region, i) && characters.test(text.codePoint(i));
      runs += in && !inRun ? 1 : 0;
      inRun = in;
    }
    return runs;
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean isWordByItself(int c) {
    if (c < 0x1100 || !Character.isLetter(c)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }

  private static boolean isJoiner(int c) {
    return c == '\'' || c == '\u2019' || c == '-';
  }

  private static boolean joins(RegionText text, int i) {
    return i > 0
        && i + 1 < text.length()
        && text.isWording(i - 1)
        && text.isWording(i + 1)
        && Character.isLetterOrDigit(text.codePoint(i - 1))
        && Character.isLetterOrDigit(text.codePoint(i + 1));
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
