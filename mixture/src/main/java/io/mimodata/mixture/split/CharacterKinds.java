package io.mimodata.mixture.split;

import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import io.mimodata.mixture.unicode.Utf8;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the patterns of well-known tokenizers tell apart. A kind is a sum of the bits below. */
final class CharacterKinds {
  /** Letters of upper and title case. */
  static final int UPPER = 1;

  static final int LOWER = 1 << 1;

  /** Letters of no case, and modifiers. */
  static final int CASELESS = 1 << 2;

  static final int LETTER = UPPER | LOWER | CASELESS;
  static final int MARK = 1 << 3;
  static final int NUMBER = 1 << 4;

  /** White space, line ends among it. */
  static final int SPACE = 1 << 5;

  /** Line feed and carriage return. */
  static final int LINE_END = 1 << 6;

  /** Punctuation and symbols. */
  static final int SIGN = 1 << 7;

  private static final int BLOCK_BITS = 7;
  private static final int BLOCK = 1 << BLOCK_BITS;

  /** Kinds of the characters of ASCII. */
  private static final byte[] ASCII = new byte[0x80];

  /** The place of each block of characters. */
  private static final short[] BLOCKS = new short[(Character.MAX_CODE_POINT + 1) / BLOCK];

  private static final byte[] KINDS;

  static {
    byte[] all = compute();
    Map<String, Short> known = new HashMap<>();
    byte[] kinds = new byte[BLOCK * 64];
    for (int block = 0; block < BLOCKS.length; block++) {
      byte[] here = Arrays.copyOfRange(all, block * BLOCK, (block + 1) * BLOCK);
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
    System.arraycopy(all, 0, ASCII, 0, ASCII.length);
  }

  private CharacterKinds() {}

  /** The kind of the character that begins at a place. */
  static int at(byte[] utf8, int at) {
    byte b = utf8[at];
    return b >= 0 ? ASCII[b] : of(Utf8.codePoint(utf8, at));
  }

  static int of(int c) {
    return KINDS[BLOCK * BLOCKS[c >>> BLOCK_BITS] + (c & (BLOCK - 1))];
  }

  private static byte[] compute() {
    byte[] kinds = new byte[Character.MAX_CODE_POINT + 1];
    add(kinds, UPPER, UnicodeTable.property("Lu").union(UnicodeTable.property("Lt")));
    add(kinds, LOWER, UnicodeTable.property("Ll"));
    add(kinds, CASELESS, UnicodeTable.property("Lm").union(UnicodeTable.property("Lo")));
    add(kinds, MARK, UnicodeTable.property("M"));
    add(kinds, NUMBER, UnicodeTable.property("N"));
    add(kinds, SPACE, UnicodeTable.whiteSpace());
    add(kinds, LINE_END, CodePoints.of('\n', '\r'));
    add(kinds, SIGN, UnicodeTable.property("P").union(UnicodeTable.property("S")));
    return kinds;
  }

  private static void add(byte[] kinds, int kind, CodePoints characters) {
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] |= (byte) (characters.contains(c) ? kind : 0);
    }
  }
}
