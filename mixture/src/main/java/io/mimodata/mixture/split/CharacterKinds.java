package io.mimodata.mixture.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What patterns of words tell apart: letters, numbers, white space and the rest. */
final class CharacterKinds {
  static final byte OTHER = 0;
  static final byte LETTER = 1;
  static final byte NUMBER = 2;

  /** White space but for line feeds and carriage returns. */
  static final byte SPACE = 3;

  /** Line feed and carriage return. */
  static final byte NEW_LINE = 4;

  /** Numbers of Unicode 15 that JDK 17 does not know: the Kaktovik digits. */
  private static final int KAKTOVIK_FIRST = 0x1D2C0;

  private static final int KAKTOVIK_LAST = 0x1D2D3;

  private static final int BLOCK_BITS = 7;
  private static final int BLOCK = 1 << BLOCK_BITS;

  /** Kinds of the characters of ASCII. */
  static final byte[] ASCII = new byte[0x80];

  /** The place of each block of characters. */
  private static final short[] BLOCKS = new short[(Character.MAX_CODE_POINT + 1) / BLOCK];

  private static final byte[] KINDS;

  static {
    Map<String, Short> known = new HashMap<>();
    byte[] kinds = new byte[BLOCK * 64];
    for (int block = 0; block < BLOCKS.length; block++) {
      byte[] here = new byte[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        here[i] = compute(block * BLOCK + i);
      }
      Short place = known.get(Arrays.toString(here));
      if (place == null) {
        place = (short) known.size();
        known.put(Arrays.toString(here), place);
        kinds =
            kinds.length < BLOCK * known.size() ? Arrays.copyOf(kinds, 2 * kinds.length) : kinds;
        System.arraycopy(here, 0, kinds, BLOCK * place, BLOCK);
      }
      BLOCKS[block] = place;
    }
    KINDS = kinds;
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = of(c);
    }
  }

  private CharacterKinds() {}

  static byte of(int codePoint) {
    return KINDS[BLOCK * BLOCKS[codePoint >>> BLOCK_BITS] + (codePoint & (BLOCK - 1))];
  }

  private static byte compute(int c) {
    if (c == '\n' || c == '\r') {
      return NEW_LINE;
    }
    if (isWhiteSpace(c)) {
      return SPACE;
    }
    if (Character.isLetter(c)) {
      return LETTER;
    }
    int type = Character.getType(c);
    boolean number =
        type == Character.DECIMAL_DIGIT_NUMBER
            || type == Character.LETTER_NUMBER
            || type == Character.OTHER_NUMBER
            || (c >= KAKTOVIK_FIRST && c <= KAKTOVIK_LAST);
    return number ? NUMBER : OTHER;
  }

  /** Unicode's property White_Space. */
  private static boolean isWhiteSpace(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }
}
