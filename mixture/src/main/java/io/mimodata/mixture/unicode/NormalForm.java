package io.mimodata.mixture.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/**
 * Unicode's normal forms, of texts most of which are in them. Characters newer than Unicode 9 stay
 * as they are and keep others apart, as in Hugging Face's engine, whose tables are of that version;
 * what is older has the same forms in every JDK.
 */
@SuppressWarnings("ImmutableEnumChecker") // remembers what it computed
public enum NormalForm {
  NFC(Normalizer.Form.NFC, 0x300),
  NFD(Normalizer.Form.NFD, 0xC0),
  NFKC(Normalizer.Form.NFKC, 0xA0),
  NFKD(Normalizer.Form.NFKD, 0xA0);

  private static final int JAMO_FIRST = 0x1160;
  private static final int JAMO_LAST = 0x11FF;
  private static final CodePoints KNOWN = UnicodeTable.ofNormalForms();
  private static final CodePoints MARKS = UnicodeTable.property("M");

  private final Normalizer.Form form;

  /** All characters below this one are in the form, whatever stands around them. */
  private final int firstToLookAt;

  /** The first byte of that character. */
  private final int firstByte;

  /** Blocks of 64 characters: bits of those that are safe, once they are known. */
  private final long[] safe = new long[(Character.MAX_CODE_POINT + 1) / Long.SIZE];

  private final boolean[] computed = new boolean[safe.length];

  NormalForm(Normalizer.Form form, int firstToLookAt) {
    this.form = form;
    this.firstToLookAt = firstToLookAt;
    this.firstByte = 0xC0 | firstToLookAt >>> 6;
  }

  /**
   * Returns a text in the form.
   *
   * @param utf8 valid UTF-8
   * @return the text itself if it is in the form
   */
  public byte[] of(byte[] utf8) {
    return isSafe(utf8) ? utf8 : normalize(new String(utf8, UTF_8)).getBytes(UTF_8);
  }

  private String normalize(String text) {
    StringBuilder normal = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!KNOWN.contains(c)) {
        normal.append(Normalizer.normalize(text.substring(from, i), form)).appendCodePoint(c);
        from = next;
      }
      i = next;
    }
    return normal.append(Normalizer.normalize(text.substring(from), form)).toString();
  }

  /** Whether no character of a text can change, or change one before it. */
  private boolean isSafe(byte[] utf8) {
    for (int i = 0; i < utf8.length; i++) {
      if ((utf8[i] & 0xFF) >= firstByte && !isSafe(Utf8.codePoint(utf8, i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSafe(int c) {
    int block = c / Long.SIZE;
    if (!computed[block]) {
      // Any number of threads may come here; all find the same.
      long bits = 0;
      for (int i = 0; i < Long.SIZE; i++) {
        bits |= computeSafe(block * Long.SIZE + i) ? 1L << i : 0;
      }
      safe[block] = bits;
      computed[block] = true;
    }
    return (safe[block] & 1L << c) != 0;
  }

  private boolean computeSafe(int c) {
    if (c < firstToLookAt || !KNOWN.contains(c)) {
      return true;
    }
    boolean combines = MARKS.contains(c) || (c >= JAMO_FIRST && c <= JAMO_LAST);
    return !combines && Normalizer.isNormalized(Character.toString(c), form);
  }
}
