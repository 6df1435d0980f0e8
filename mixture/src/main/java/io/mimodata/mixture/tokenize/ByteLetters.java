package io.mimodata.mixture.tokenize;

import java.util.Arrays;

/**
 * The letters that stand for bytes in the vocabularies of byte-level encodings: printable ones of
 * Latin-1 for themselves, the others by characters from U+0100 on, in their order.
 *
 * <p>Source: the encoder of GPT-2, OpenAI, 2019.
 */
final class ByteLetters {
  private static final int NONE = -1;
  private static final int FIRST_OTHER = 0x100;

  /** The byte of each letter. */
  private static final int[] BYTES = new int[2 * FIRST_OTHER];

  static {
    Arrays.fill(BYTES, NONE);
    int other = FIRST_OTHER;
    for (int b = 0; b < FIRST_OTHER; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      BYTES[printable ? b : other++] = b;
    }
  }

  private ByteLetters() {}

  /** The bytes that a token's letters stand for; null if one is no such letter. */
  static byte[] bytes(String letters) {
    byte[] bytes = new byte[letters.length()];
    for (int i = 0; i < bytes.length; i++) {
      char letter = letters.charAt(i);
      if (letter >= BYTES.length || BYTES[letter] == NONE) {
        return null;
      }
      bytes[i] = (byte) BYTES[letter];
    }
    return bytes;
  }
}
