package io.mimodata.filter.text;

/**
 * What a token is. Constants, not an enum: tokens lie in arrays.
 *
 * <p><em>Wording</em> is the text outside formulas and code, tables included.
 */
public final class TokenKind {
  /**
   * A word of wording: letters, digits and the marks on them, with inner apostrophes and hyphens.
   * Hashed in lower case.
   */
  public static final byte WORD = 0;

  /** A number of wording, with inner points and commas. Hashed by its shape: see the scanner. */
  public static final byte NUMBER = 1;

  /** A Han, Hiragana, Katakana or Hangul character of wording, each a word of its own. */
  public static final byte IDEOGRAPH = 2;

  /** A whole formula; the tokens in it follow. All have the same hash. */
  public static final byte FORMULA = 3;

  /** In a formula: a TeX command, a run of letters, a run of digits, or another character. */
  public static final byte FORMULA_PART = 4;

  /** In code: a run of letters, digits and underscores. Hashed as written. */
  public static final byte CODE_WORD = 5;

  /** A run of one and the same other character of wording, as in {@code ---}. */
  public static final byte SYMBOL = 6;

  /** Number of kinds. */
  public static final int COUNT = 7;

  private TokenKind() {}
}
