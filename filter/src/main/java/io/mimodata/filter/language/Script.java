package io.mimodata.filter.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writing systems. Most are of one language, as far as text on the web goes; those that several
 * languages share are {@linkplain #isShared() shared}.
 */
enum Script {
  LATIN("", 1),
  CYRILLIC("", 1),
  ARABIC("", 1),
  DEVANAGARI("", 1),
  HAN("zh", 2.5),
  KANA("ja", 1.5),
  HANGUL("ko", 2),
  GREEK("el", 1),
  HEBREW("he", 1),
  ARMENIAN("hy", 1),
  GEORGIAN("ka", 1),
  THAI("th", 1),
  LAO("lo", 1),
  KHMER("km", 1),
  MYANMAR("my", 1),
  TIBETAN("bo", 1),
  ETHIOPIC("am", 1),
  BENGALI("bn", 1),
  GURMUKHI("pa", 1),
  GUJARATI("gu", 1),
  ORIYA("or", 1),
  TAMIL("ta", 1),
  TELUGU("te", 1),
  KANNADA("kn", 1),
  MALAYALAM("ml", 1),
  SINHALA("si", 1),
  THAANA("dv", 1);

  private static final Script[] ALL = values();
  private static final byte[] TABLE = table();

  private final String tag;
  private final double weight;

  Script(String tag, double weight) {
    this.tag = tag;
    this.weight = weight;
  }

  /** Whether several languages of this script must be told apart. */
  boolean isShared() {
    return tag.isEmpty();
  }

  /** BCP 47 tag of the language that this script speaks for, empty for a shared one. */
  String tag() {
    return tag;
  }

  /** How many letters of an alphabet one letter of this script tells as much as. */
  double weight() {
    return weight;
  }

  /** Place of this script among all, for tables by script; not to be stored. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  /**
   * Index of the script of a letter or combining mark, -1 for all else, also for halves of
   * surrogate pairs.
   */
  static int indexOf(char c) {
    return TABLE[c];
  }

  static Script of(int index) {
    return ALL[index];
  }

  static int count() {
    return ALL.length;
  }

  private static byte[] table() {
    Map<UnicodeScript, Byte> indexes = new EnumMap<>(UnicodeScript.class);
    for (Script script : ALL) {
      if (script != KANA) {
        indexes.put(UnicodeScript.forName(script.name()), (byte) script.index());
      }
    }
    indexes.put(UnicodeScript.HIRAGANA, (byte) KANA.index());
    indexes.put(UnicodeScript.KATAKANA, (byte) KANA.index());
    byte[] table = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = partOfWord(c) ? indexes.getOrDefault(UnicodeScript.of(c), (byte) -1) : -1;
    }
    table['\u30FC'] = (byte) KANA.index(); // the long vowel mark, which Unicode counts as common
    return table;
  }

  private static boolean partOfWord(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
