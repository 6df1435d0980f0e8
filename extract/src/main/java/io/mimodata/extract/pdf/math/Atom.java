package io.mimodata.extract.pdf.math;

import io.mimodata.extract.pdf.font.Ideographs;
import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;

/**
 * A building block of a formula: one glyph, or what was built from several, such as a fraction.
 *
 * @param latex what it is in math mode, without alphabet command
 * @param kind how TeX uses it
 * @param alphabet alphabet of a letter
 * @param ink box of what is black
 * @param size font size, that of the surroundings for what was built
 * @param baseline where it stands
 * @param left where it starts, side bearing included
 * @param right where it ends, side bearing included
 * @param order position among the glyphs drawn
 * @param hangs whether its place says nothing about a baseline: big operators, tall delimiters
 * @param built whether it was built from others
 * @param upright whether it is a letter of an upright text font
 */
record Atom(
    String latex,
    Kind kind,
    Alphabet alphabet,
    Box ink,
    float size,
    float baseline,
    float left,
    float right,
    int order,
    boolean hangs,
    boolean built,
    boolean upright) {
  /** How far above the baseline fraction bars and minus signs stand, in font sizes. */
  static final float AXIS = 0.25f;

  static Atom of(Glyph glyph, int order, boolean sans, float letters) {
    Symbol symbol = glyph.symbol();
    Alphabet alphabet = alphabet(glyph, sans);
    String latex = symbol.latex() == null ? TexText.escape(symbol.text()) : symbol.latex();
    boolean hangs =
        glyph.face().isExtension()
            || symbol.kind() == Kind.RADICAL
            || symbol.kind() == Kind.LARGE_OPERATOR
            || symbol.piece() != Piece.WHOLE;
    boolean stretched = glyph.isStretched() && letters > 0 && glyph.size() > 1.15f * letters;
    boolean upright =
        symbol.kind() == Kind.LETTER
            && alphabet == Alphabet.NONE
            && latex.length() == symbol.text().length()
            && !latex.isEmpty()
            && Character.isLetter(latex.charAt(0))
            && (latex.charAt(0) < 0x250 || latex.charAt(0) >= 0x2E80);
    upright |= !latex.isEmpty() && isWideWord(latex.codePointAt(0));
    return new Atom(
        latex,
        symbol.kind(),
        alphabet,
        glyph.ink(),
        stretched ? letters : glyph.size(),
        glyph.baseline(),
        glyph.x(),
        glyph.right(),
        order,
        hangs || stretched || glyph.ink().height() > 1.5f * glyph.size(),
        false,
        upright);
  }

  /** The alphabet that a reader sees, with letters of a document without serifs as usual ones. */
  private static Alphabet alphabet(Glyph glyph, boolean sans) {
    Alphabet alphabet = glyph.symbol().alphabet();
    if (alphabet != Alphabet.SANS || (!sans && glyph.symbol().kind() == Kind.LETTER)) {
      return alphabet;
    }
    return glyph.face().isItalic() ? Alphabet.ITALIC : Alphabet.NONE;
  }

  /** Ideographs and their punctuation are words in a formula too; wide digits and signs are not. */
  private static boolean isWideWord(int c) {
    return Ideographs.contains(c)
        && !Character.isDigit(c)
        && Character.getType(c) != Character.MATH_SYMBOL;
  }

  /** Something built whose middle is the axis of the line, such as a fraction. */
  static Atom onAxis(String latex, Kind kind, Box ink, float size, float axis, int order) {
    return new Atom(
        latex,
        kind,
        Alphabet.ITALIC,
        ink,
        size,
        axis + AXIS * size,
        ink.left(),
        ink.right(),
        order,
        false,
        true,
        false);
  }

  /** Something built on a baseline, such as an accented letter. */
  Atom with(String newLatex, Box newInk) {
    return new Atom(
        newLatex,
        Kind.ORDINARY,
        Alphabet.ITALIC,
        newInk,
        size,
        baseline,
        Math.min(left, newInk.left()),
        Math.max(right, newInk.right()),
        order,
        hangs,
        true,
        false);
  }

  /** The same letter or sign as another command. */
  Atom as(String newLatex, Kind newKind, Atom until) {
    return new Atom(
        newLatex,
        newKind,
        alphabet,
        Box.union(ink, until.ink),
        size,
        baseline,
        left,
        Math.max(right, until.right),
        order,
        hangs,
        built,
        false);
  }

  /** Distance of its axis from the top of the page: where it is centred, if it hangs. */
  float axis() {
    return hangs ? ink.centerY() : baseline - AXIS * size;
  }

  /** Whether a script of this size is meant by size. */
  boolean isSmallerThan(float other) {
    return Glyph.isScriptSize(size, other);
  }
}
