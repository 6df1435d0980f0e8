package io.mimodata.mixture.split;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/** Unicode normalisation form C, of texts most of which are in it. */
public final class Nfc {
  /** All characters below this one are in the form, whatever stands around them. */
  private static final int FIRST_TO_LOOK_AT = 0x300;

  /** The first byte of that character. */
  private static final int FIRST_BYTE = 0xCC;

  private static final int JAMO_FIRST = 0x1160;
  private static final int JAMO_LAST = 0x11FF;

  /** Blocks of 64 characters: bits of those that are safe, once they are known. */
  private static final long[] SAFE = new long[(Character.MAX_CODE_POINT + 1) / Long.SIZE];

  private static final boolean[] KNOWN = new boolean[SAFE.length];

  private Nfc() {}

  /**
   * Returns a text in the form.
   *
   * @param utf8 valid UTF-8
   * @return the text itself if it is in the form
   */
  public static byte[] of(byte[] utf8) {
    return isSafe(utf8)
        ? utf8
        : Normalizer.normalize(new String(utf8, UTF_8), Normalizer.Form.NFC).getBytes(UTF_8);
  }

  /** Whether no character of a text can change, or change one before it. */
  private static boolean isSafe(byte[] utf8) {
    for (int i = 0; i < utf8.length; i++) {
      if ((utf8[i] & 0xFF) >= FIRST_BYTE && !isSafe(Utf8.codePoint(utf8, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSafe(int c) {
    int block = c / Long.SIZE;
    if (!KNOWN[block]) {
      // Any number of threads may come here; all find the same.
      long safe = 0;
      for (int i = 0; i < Long.SIZE; i++) {
        safe |= computeSafe(block * Long.SIZE + i) ? 1L << i : 0;
      }
      SAFE[block] = safe;
      KNOWN[block] = true;
    }
    return (SAFE[block] & 1L << c) != 0;
  }

  private static boolean computeSafe(int c) {
    int type = Character.getType(c);
    boolean combines =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.SURROGATE
            || (c >= JAMO_FIRST && c <= JAMO_LAST);
    return c < FIRST_TO_LOOK_AT
        || (!combines && Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC));
  }
}
