package io.mimodata.document.shingle;

import java.text.Normalizer;

/**
 * Reads the characters of a text in UTF-8 as a Unicode normal form has them, without normalising
 * the text where each character can be read by itself: see {@link CharacterClass}.
 */
abstract class Utf8Reader {
  private final Normalizer.Form form;

  Utf8Reader(Normalizer.Form form) {
    this.form = form;
  }

  /** Reads characters of ASCII from an index on; returns the index of the first other one. */
  abstract int readAscii(byte[] utf8, int from);

  /** Reads a character outside ASCII of a class; it is in the normal form, or stands for itself. */
  abstract void read(int c, byte kind);

  /** Reads all characters; false if they depend on each other, or are no UTF-8. */
  final boolean readEach(byte[] utf8) {
    boolean ranked = false;
    int i = 0;
    while (i < utf8.length) {
      if (utf8[i] >= 0) {
        i = readAscii(utf8, i);
        ranked = false;
        continue;
      }
      int c = Utf8.codePoint(utf8, i);
      if (c < 0) {
        return false;
      }
      i += Utf8.length(utf8[i]);
      byte kind = CharacterClass.of(c);
      if (kind == CharacterClass.OTHER_FORM) {
        if (!readForm(c)) {
          return false;
        }
        ranked = true;
      } else if (dependsOnOthers(kind) && (ranked || kind == CharacterClass.COMBINING)) {
        return false;
      } else {
        read(c, kind);
        ranked = kind == CharacterClass.RANKED_MARK;
      }
    }
    return true;
  }

  private static boolean dependsOnOthers(byte kind) {
    return kind == CharacterClass.COMBINING || kind == CharacterClass.RANKED_MARK;
  }

  /** Reads the form of one character; false if that depends on others. */
  private boolean readForm(int c) {
    String normalised = Normalizer.normalize(Character.toString(c), form);
    for (int i = 0; i < normalised.length(); ) {
      int part = normalised.codePointAt(i);
      i += Character.charCount(part);
      byte kind = CharacterClass.of(part);
      if (dependsOnOthers(kind)) {
        return false;
      }
      read(part, kind);
    }
    return true;
  }
}
