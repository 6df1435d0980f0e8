package io.mimodata.document.contamination;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What a character outside ASCII is to a word: its kind and the character that stands for it, in
 * compatibility form (NFKD), lower case and without accents. Looked up in tables that are filled, a
 * page of 256 characters at a time, when a text first needs them.
 */
final class Characters {
  /** Between words. */
  static final int SEPARATOR = 0;

  /** A letter of a word. */
  static final int LETTER = 1;

  /** A digit of a number. */
  static final int DIGIT = 2;

  static final int SUPERSCRIPT = 3;
  static final int SUBSCRIPT = 4;

  /** A letter that alone is the symbol that TeX has a name for. */
  static final int GREEK = 5;

  static final int HIRAGANA = 6;
  static final int KATAKANA = 7;

  /** A word of its own. */
  static final int IDEOGRAPH = 8;

  /** As if it were not there: accents and invisible format characters. */
  static final int SKIPPED = 9;

  static final int APOSTROPHE = 10;

  /** Stands for several characters: see {@link #expansion}. */
  static final int EXPANDED = 11;

  private static final int KIND_SHIFT = 24;
  private static final String APOSTROPHES = "'\u2019\u02BC\u201B\uFF07\u00B4";

  private static final AtomicReferenceArray<int[]> PAGES =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) >> 8);

  private Characters() {}

  /** Kind and character in one number; see {@link #kind} and {@link #folded}. */
  static int of(int c) {
    int[] page = PAGES.getAcquire(c >> 8);
    if (page == null) {
      page = new int[256];
      for (int i = 0; i < page.length; i++) {
        page[i] = describe((c & ~0xFF) + i);
      }
      PAGES.setRelease(c >> 8, page);
    }
    return page[c & 0xFF];
  }

  static int kind(int description) {
    return description >>> KIND_SHIFT;
  }

  static int folded(int description) {
    return description & ((1 << KIND_SHIFT) - 1);
  }

  /** The letters, digits and separators that an {@link #EXPANDED} character stands for. */
  static String expansion(int c) {
    String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    StringBuilder letters = new StringBuilder();
    form.codePoints()
        .filter(part -> !isMark(part))
        .forEach(part -> letters.appendCodePoint(Character.toLowerCase(part)));
    return letters.toString();
  }

  private static int describe(int c) {
    if (APOSTROPHES.indexOf(c) >= 0) {
      return APOSTROPHE << KIND_SHIFT;
    }
    if (isMark(c)) {
      return SKIPPED << KIND_SHIFT;
    }
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return SEPARATOR;
    }
    if (UnicodeScript.of(c) == UnicodeScript.HANGUL) {
      return kindOf(c) << KIND_SHIFT | c;
    }
    String form = expansion(c);
    if (form.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return kindOf(c) << KIND_SHIFT | c;
    }
    if (form.codePointCount(0, form.length()) > 1) {
      return EXPANDED << KIND_SHIFT;
    }
    int letter = form.codePointAt(0);
    int kind = kindOf(letter);
    if (kind == DIGIT) {
      return digitKind(c) << KIND_SHIFT | ('0' + Character.digit(letter, 10));
    }
    return kind << KIND_SHIFT | letter;
  }

  private static int digitKind(int c) {
    if (c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079)) {
      return SUPERSCRIPT;
    }
    return c >= 0x2080 && c <= 0x2089 ? SUBSCRIPT : DIGIT;
  }

  private static int kindOf(int c) {
    if (Character.isIdeographic(c)) {
      return IDEOGRAPH;
    }
    if (Character.isDigit(c)) {
      return DIGIT;
    }
    if (c == 0x30FC) { // the mark of a long vowel, of no script
      return KATAKANA;
    }
    if (!Character.isLetter(c) && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
      return SEPARATOR;
    }
    return switch (UnicodeScript.of(c)) {
      case GREEK -> GREEK;
      case HIRAGANA -> HIRAGANA;
      case KATAKANA -> KATAKANA;
      default -> LETTER;
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }
}
