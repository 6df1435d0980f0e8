package io.mimodata.extract.pdf.font;

import java.util.Set;

/**
 * What a glyph stands for.
 *
 * <p>The pieces of horizontal braces and glyphs that only make sense with a neighbour have the
 * names of plain TeX as well: {@code \not}, {@code \mapstochar}, {@code \lhook}, {@code \rhook},
 * {@code \dabar}.
 *
 * @param text what the glyph stands for in prose, "" if nothing; of an accent the combining
 *     character
 * @param latex what it is in math mode, without the command for its alphabet; null where that is
 *     {@code text} or not known; of an accent its command
 * @param kind how TeX uses it
 * @param alphabet the alphabet that letters and digits are from
 * @param piece the part of a built-up delimiter that it is; {@code latex} is then the whole's
 */
public record Symbol(String text, String latex, Kind kind, Alphabet alphabet, Piece piece) {
  /** A glyph that cannot be mapped to anything trustworthy. */
  public static final Symbol UNKNOWN = of("", null, Kind.UNKNOWN);

  /** A blank. */
  public static final Symbol SPACE = of(" ", null, Kind.SPACE);

  /**
   * The four pieces of horizontal braces, by the names that plain TeX gives them: left and right
   * ends of one that opens downwards, and of one that opens upwards.
   */
  public static final Set<String> BRACE_PIECES =
      Set.of("\\braceld", "\\bracerd", "\\bracelu", "\\braceru");

  /** How TeX uses a symbol. */
  public enum Kind {
    LETTER,
    DIGIT,
    ORDINARY,
    LARGE_OPERATOR,
    BINARY,
    RELATION,
    OPEN,
    CLOSE,
    FENCE,
    PUNCTUATION,
    ACCENT,
    RADICAL,
    SPACE,
    UNKNOWN
  }

  /** The alphabet of a letter or a digit. */
  public enum Alphabet {
    /** Upright roman, or of no importance. */
    NONE,
    /** Italic, which is what TeX sets letters of formulas in. */
    ITALIC,
    BOLD,
    BOLD_ITALIC,
    CALLIGRAPHIC,
    SCRIPT,
    BLACKBOARD,
    FRAKTUR,
    SANS,
    TYPEWRITER
  }

  /** A part of a built-up delimiter, radical or brace. */
  public enum Piece {
    WHOLE,
    TOP,
    MIDDLE,
    BOTTOM,
    EXTENSION
  }

  static Symbol of(String text, String latex, Kind kind) {
    return new Symbol(text, text.equals(latex) ? null : latex, kind, Alphabet.NONE, Piece.WHOLE);
  }

  /** What it is in math mode, without the command for its alphabet; never null. */
  public String math() {
    return latex == null ? text : latex;
  }

  /** Whether it is a piece of a brace that lies over or under a formula. */
  public boolean isBracePiece() {
    return BRACE_PIECES.contains(math());
  }

  Symbol in(Alphabet other) {
    return other == alphabet ? this : new Symbol(text, latex, kind, other, piece);
  }

  Symbol piece(Piece other) {
    String shown = other == Piece.TOP || kind == Kind.FENCE ? text : "";
    return new Symbol(shown, math(), kind, alphabet, other);
  }

  Symbol reading(String other) {
    return other.equals(text) ? this : new Symbol(other, math(), kind, alphabet, piece);
  }
}
