package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.font.Typeface;
import io.mimodata.extract.pdf.math.FormulaBuilder;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** Formulas whose glyphs are put one by one. */
class HandSetFormulaTest {
  private static final Typeface ITALIC = face(FontName.TIMES_ITALIC);
  private static final Typeface ROMAN = face(FontName.TIMES_ROMAN);
  private static final Typeface SYMBOL = face(FontName.SYMBOL);

  private static Typeface face(FontName name) {
    PDFont font = new PDType1Font(name);
    return Typeface.of(font);
  }

  private static Glyph glyph(Typeface face, int code, float size, float x, float baseline) {
    return new Glyph(face, code, size, x, baseline, face.width(code) * size / 1000);
  }

  private static FormulaBuilder.Built build(List<Box> bars, Glyph... glyphs) {
    return FormulaBuilder.build(List.of(glyphs), bars, false);
  }

  @Test
  void scriptsByPlaceAndSize() {
    assertThat(
            build(
                    List.of(),
                    glyph(ITALIC, 'x', 10, 100, 100),
                    glyph(ROMAN, '2', 7, 105, 96),
                    glyph(ITALIC, 'i', 7, 105, 102.5f))
                .latex())
        .isEqualTo("x_{i}^{2}");
  }

  @Test
  void aFractionByItsBar() {
    FormulaBuilder.Built built =
        build(
            List.of(new Box(100, 97.3f, 106, 97.7f)),
            glyph(ITALIC, 'a', 10, 100.5f, 93),
            glyph(ITALIC, 'b', 10, 100.5f, 107));
    assertThat(built.latex()).isEqualTo("\\frac{a}{b}");
    assertThat(built.confidence()).isEqualTo(1);
  }

  @Test
  void letterOfSymbolFonts() {
    assertThat(
            build(
                    List.of(),
                    glyph(SYMBOL, 'a', 10, 100, 100),
                    glyph(SYMBOL, 0xB3, 10, 109, 100),
                    glyph(SYMBOL, 'b', 10, 117, 100))
                .latex())
        .isEqualTo("\\alpha \\geq \\beta");
  }

  @Test
  void unknownGlyphsLowerTheConfidence() {
    FormulaBuilder.Built built =
        build(
            List.of(),
            glyph(ITALIC, 'x', 10, 100, 100),
            glyph(SYMBOL, 1, 10, 106, 100),
            glyph(ITALIC, 'y', 10, 112, 100));
    assertThat(built.confidence()).isBetween(0.3, 0.99);
    assertThat(built.latex()).contains("x").contains("y");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(build(List.of()).latex()).isEmpty();
  }
}
