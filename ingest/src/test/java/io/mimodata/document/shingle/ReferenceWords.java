package io.mimodata.document.shingle;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The definitions of words and of normalised texts, as plainly as they can be written. */
final class ReferenceWords {
  private ReferenceWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(
            c -> {
              boolean alone = Character.isLetter(c) && standsAlone(c);
              boolean more = Character.isLetterOrDigit(c) || (isMark(c) && word.length() > 0);
              if ((alone || !more) && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
              }
              if (alone) {
                words.add(Character.toString(c));
              } else if (more) {
                word.appendCodePoint(Character.toLowerCase(c));
              }
            });
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  static String normalized(String text) {
    StringBuilder out = new StringBuilder();
    boolean[] space = {false};
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space[0] = true;
              } else if (Character.getType(c) != Character.FORMAT) {
                out.append(space[0] && out.length() > 0 ? " " : "");
                space[0] = false;
                out.appendCodePoint(Character.toLowerCase(c));
              }
            });
    return out.toString();
  }
}
