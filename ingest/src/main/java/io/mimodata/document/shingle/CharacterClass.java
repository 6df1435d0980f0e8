package io.mimodata.document.shingle;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What a character is to a word, and whether it can be read without normalising the text around it.
 *
 * <p>A text is in compatibility form (NFKC) as it stands if none of its characters has another such
 * form, none combines with what is before it, and no two marks that canonical ordering may swap
 * follow each other. Nearly all text is, or has only characters whose form stands by itself, such
 * as ligatures; so classes are looked up in tables that are filled, a page of 256 characters at a
 * time, when a text first needs them.
 */
final class CharacterClass {
  /** Between words. */
  static final byte SEPARATOR = 0;

  /** A letter or a digit of a word. */
  static final byte WORD = 1;

  /** A word of its own: a letter of a script that writes no spaces between words. */
  static final byte ALONE = 2;

  /** Goes on with a word, and begins none. */
  static final byte MARK = 3;

  /** A mark that canonical ordering may swap with its like. */
  static final byte RANKED_MARK = 4;

  /** Has another form: the characters of its own compatibility form take its place. */
  static final byte OTHER_FORM = 5;

  /** May combine with the character before it. */
  static final byte COMBINING = 6;

  private static final AtomicReferenceArray<byte[]> PAGES =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) >> 8);

  /** The highest rank of canonical ordering: any other mark with a rank goes before it. */
  private static final String HIGHEST_RANK = "\u0345";

  private CharacterClass() {}

  /** The class of a code point that is no half of a surrogate pair. */
  static byte of(int c) {
    byte[] page = PAGES.getAcquire(c >> 8);
    if (page == null) {
      page = page(c >> 8);
      PAGES.setRelease(c >> 8, page);
    }
    return page[c & 0xFF];
  }

  private static byte[] page(int number) {
    byte[] page = new byte[256];
    for (int i = 0; i < page.length; i++) {
      page[i] = classOf((number << 8) + i);
    }
    return page;
  }

  private static byte classOf(int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return SEPARATOR;
    }
    if (Combining.CHARACTERS.get(c)) {
      return COMBINING;
    }
    if (!Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC)) {
      return OTHER_FORM;
    }
    byte kind = ofNormalised(c);
    return (kind == MARK || kind == SEPARATOR) && isRanked(c) ? RANKED_MARK : kind;
  }

  /** The class of a character of a text in compatibility form, where none has another form. */
  static byte ofNormalised(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
      return MARK;
    }
    if (!Character.isLetterOrDigit(c)) {
      return SEPARATOR;
    }
    return Character.isLetter(c) && standsAlone(c) ? ALONE : WORD;
  }

  private static boolean isRanked(int c) {
    String swapped =
        Normalizer.normalize(HIGHEST_RANK + Character.toString(c), Normalizer.Form.NFD);
    return swapped.codePointAt(0) != HIGHEST_RANK.codePointAt(0)
        || c == HIGHEST_RANK.codePointAt(0);
  }

  private static boolean standsAlone(int c) {
    if (c < 0x0E00) {
      // Latin, Greek, Cyrillic, Hebrew, Arabic, Indic.
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** Characters that are not the first of any canonical decomposition. */
  private static final class Combining {
    static final BitSet CHARACTERS = new BitSet();

    static {
      for (int c = 0x80; c <= 0x1FFFF; c++) {
        // Syllables of Hangul all decompose alike: one of each last part is enough.
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean ideograph = (c >= 0x3400 && c < 0xA000) || (c >= 0xB000 && c < 0xD7A4);
        if (!surrogate && !ideograph && Character.isDefined(c)) {
          add(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD));
        }
      }
    }

    private static void add(String decomposition) {
      int first = Character.charCount(decomposition.codePointAt(0));
      decomposition.substring(first).codePoints().forEach(CHARACTERS::set);
    }
  }
}
