package io.mimodata.extract.pdf.font;

/** Ideographs and what is set with them: kana, and punctuation as wide as they are. */
public final class Ideographs {
  private Ideographs() {}

  /** Whether a character is set without spaces before and after it. */
  public static boolean contains(int character) {
    return Character.isIdeographic(character)
        || (character >= 0x3000 && character <= 0x30FF)
        || (character >= 0xFF00 && character <= 0xFFEF);
  }
}
