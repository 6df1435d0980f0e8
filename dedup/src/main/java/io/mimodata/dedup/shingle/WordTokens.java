package io.mimodata.dedup.shingle;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Splits a text into words and gives each as a 64-bit hash.
 *
 * <p>A word is a run of letters, digits and the marks on them, in compatibility form (NFKC, so that
 * a PDF's ligatures and full-width letters equal plain ones) and lower case. Each character of a
 * script that writes no spaces between words is a word of its own: Han, Hiragana, Katakana, Hangul,
 * Thai, Lao, Khmer, Myanmar. All else separates words.
 */
final class WordTokens {
  private long[] hashes = new long[256];
  private int size;

  private WordTokens() {}

  /** Returns the hashes of a text's words in their order. */
  static long[] hashes(String text) {
    WordTokens tokens = new WordTokens();
    tokens.split(Normalizer.normalize(text, Normalizer.Form.NFKC));
    return Arrays.copyOf(tokens.hashes, tokens.size);
  }

  private void split(String text) {
    long word = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean alone = Character.isLetter(c) && standsAlone(c);
      if (inWord && (alone || !(Character.isLetterOrDigit(c) || isMark(c)))) {
        add(Mixer.finish(word));
        word = 0;
        inWord = false;
      }
      if (alone) {
        add(Mixer.finish(Mixer.append(0, c)));
      } else if (inWord || Character.isLetterOrDigit(c)) {
        word = Mixer.append(word, Character.toLowerCase(c));
        inWord = true;
      }
    }
    if (inWord) {
      add(Mixer.finish(word));
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int c) {
    if (c < 0x0E00) {
      return false; // Latin, Greek, Cyrillic, Hebrew, Arabic, Indic: the common case, without a
      // look
    }
    UnicodeScript script = UnicodeScript.of(c);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private void add(long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }
}
