package io.mimodata.mixture;

import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.util.Random;
import java.util.function.IntPredicate;

/** Texts that no one would write, to compare engines with: every one by chance, from a seed. */
public final class Texts {
  private static final String[] PIECES = {
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " \n ",
    "'s",
    "'LL",
    "'Re",
    "'\u017f",
    "the",
    " of",
    "Theorem",
    "camelCase",
    "HTTPServer",
    "\\frac{a}{b}",
    "$x^2$",
    "int i = 0;",
    "12",
    "3",
    "4567",
    "/",
    "//\n",
    "\u8bc1\u660e",
    "\u3002",
    "\u3042\u304b",
    "\u30ab\u30bf",
    "\uac00\ub098",
    "\u1100",
    "\u1161",
    "\u11a8",
    "\u0e01\u0e33",
    "e\u0301",
    "\u00e9",
    "\u0327\u0301",
    "\u0915\u093f",
    "\u0627\u0644",
    "\u01c5",
    "\u02b0",
    "\u00aa",
    "\u0661\u0662",
    "\u216b",
    "\u00bd",
    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
    "\ud83c\uddf8\ud83c\uddea",
    "\ud83d\udc4d\ud83c\udffd",
    "\u200b",
    "\ufeff",
    "\u0000",
    "\u001b[0m",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u3000",
    "-----",
    "====",
    "<|endoftext|>",
    "\ufffd",
    "\ud834\udd1e",
    "\ud835\udc9c",
    "(",
    ").",
    "_x"
  };

  private final Random random;
  private final IntPredicate characters;

  /**
   * Texts of some characters.
   *
   * @param characters that may be in them, beside those of a list
   */
  public Texts(Random random, IntPredicate characters) {
    this.random = random;
    this.characters = characters;
  }

  /** Texts of all characters. */
  public Texts(Random random) {
    this(random, c -> true);
  }

  /**
   * Texts of characters that are to this JDK, of an older or newer Unicode, what they are to us.
   */
  public static Texts knownToJdk(Random random) {
    CodePoints letters = UnicodeTable.property("L");
    CodePoints lower = UnicodeTable.property("Ll");
    CodePoints upper = UnicodeTable.property("Lu");
    CodePoints numbers = UnicodeTable.property("N");
    CodePoints marks = UnicodeTable.property("M");
    return new Texts(
        random,
        c -> {
          int type = Character.getType(c);
          return letters.contains(c) == Character.isLetter(c)
              && lower.contains(c) == (type == Character.LOWERCASE_LETTER)
              && upper.contains(c) == (type == Character.UPPERCASE_LETTER)
              && numbers.contains(c)
                  == (type == Character.DECIMAL_DIGIT_NUMBER
                      || type == Character.LETTER_NUMBER
                      || type == Character.OTHER_NUMBER)
              && marks.contains(c)
                  == (type == Character.NON_SPACING_MARK
                      || type == Character.ENCLOSING_MARK
                      || type == Character.COMBINING_SPACING_MARK);
        });
  }

  /** Without unpaired surrogates. */
  public String next() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      String piece =
          switch (random.nextInt(9)) {
            case 0 -> Character.toString(random.nextInt(0x80));
            case 1 -> character(0x3000);
            case 2 -> character(0x20000);
            case 3 -> character(Character.MAX_CODE_POINT + 1);
            default -> PIECES[random.nextInt(PIECES.length)];
          };
      text.append(piece.repeat(random.nextInt(15) == 0 ? random.nextInt(12) : 1));
    }
    return text.toString();
  }

  private String character(int below) {
    int c = random.nextInt(below);
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return surrogate || !characters.test(c) ? "\ufffd" : Character.toString(c);
  }

  /** With unpaired surrogates now and then. */
  public String nextWithSurrogates() {
    StringBuilder text = new StringBuilder(next());
    if (random.nextInt(4) == 0) {
      char lone = (char) (Character.MIN_SURROGATE + random.nextInt(0x800));
      int place = random.nextInt(text.codePointCount(0, text.length()) + 1);
      text.insert(text.offsetByCodePoints(0, place), lone);
    }
    return text.toString();
  }
}
