package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Typeface;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a document sets its text, as far as formulas depend on it: slides without serifs have their
 * variables without serifs too, and some writers draw formulas in a font whose name says nothing.
 */
public final class Style {
  private static final float MOST = 0.5f;
  private static final float MANY_SIGNS = 0.35f;
  private static final int ENOUGH = 4;

  private final boolean sans;
  private final Set<Typeface> mathFaces;

  private Style(boolean sans, Set<Typeface> mathFaces) {
    this.sans = sans;
    this.mathFaces = mathFaces;
  }

  /** What is usual: prose with serifs, formulas in the fonts made for them. */
  static Style usual() {
    return new Style(false, Set.of());
  }

  /** Learns the style from the lines of a document. */
  public static Style of(Collection<Line> lines) {
    int letters = 0;
    int sansLetters = 0;
    Map<Typeface, int[]> drawn = new HashMap<>();
    for (Line line : lines) {
      for (Glyph glyph : line.glyphs()) {
        Symbol symbol = glyph.symbol();
        if (symbol.kind() == Kind.LETTER && !glyph.face().isMath()) {
          letters++;
          sansLetters += symbol.alphabet() == Alphabet.SANS ? 1 : 0;
        }
        if (symbol.kind() != Kind.SPACE && !glyph.face().isFixedPitch()) {
          int[] counts = drawn.computeIfAbsent(glyph.face(), face -> new int[2]);
          counts[0]++;
          counts[1] += isSign(glyph) ? 1 : 0;
        }
      }
    }
    Set<Typeface> mathFaces = Collections.newSetFromMap(new IdentityHashMap<>());
    drawn.forEach(
        (face, counts) -> {
          if (counts[0] >= ENOUGH && counts[1] > MANY_SIGNS * counts[0]) {
            mathFaces.add(face);
          }
        });
    return new Style(sansLetters > MOST * letters, mathFaces);
  }

  /** Letters of mathematical alphabets and signs that prose hardly has. */
  private static boolean isSign(Glyph glyph) {
    Symbol symbol = glyph.symbol();
    boolean alphabet =
        symbol.kind() == Kind.LETTER
            && symbol.alphabet() == Alphabet.ITALIC
            && !glyph.face().isItalic();
    int c = symbol.text().isEmpty() ? 0 : symbol.text().codePointAt(0);
    return alphabet || (Character.getType(c) == Character.MATH_SYMBOL && c > 0xFF);
  }

  /** Whether the document's prose has no serifs, so that this says nothing about a variable. */
  public boolean isSans() {
    return sans;
  }

  /** Whether formulas alone use a font. */
  boolean isMath(Typeface face) {
    return face.isMath() || mathFaces.contains(face);
  }

  /** Whether all of a formula, digits and brackets too, is in a font. */
  boolean isWholeMath(Typeface face) {
    return face.isOpenTypeMath() || mathFaces.contains(face);
  }
}
