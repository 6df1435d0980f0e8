package io.mimodata.extract.pdf.font;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.EncodedFont;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.cff.CFFType1Font;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.PostScriptTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.type1.Type1Font;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDCIDFont;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType0;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1CFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.util.Matrix;

/** What the program of a font says about its glyphs; damage is the same as saying nothing. */
final class FontProgram {
  private static final String NONE = ".notdef";
  private final PDFont font;

  FontProgram(PDFont font) {
    this.font = font;
  }

  /** The name of the glyph of a code; null if it has none. */
  String glyphName(int code) {
    try {
      String name = font instanceof PDType0Font composite ? name(composite, code) : simple(code);
      return NONE.equals(name) ? null : name;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private String simple(int code) throws IOException {
    if (!(font instanceof PDSimpleFont simple)) {
      return null;
    }
    Encoding encoding = simple.getEncoding();
    String name = encoding == null ? NONE : encoding.getName(code);
    if (!NONE.equals(name)) {
      return name;
    }
    if (program() instanceof EncodedFont encoded && encoded.getEncoding() != null) {
      return encoded.getEncoding().getName(code);
    }
    if (font instanceof PDTrueTypeFont trueType && trueType.isEmbedded()) {
      return name(trueType.getTrueTypeFont(), trueType.codeToGID(code));
    }
    return null;
  }

  private static String name(PDType0Font composite, int code) throws IOException {
    PDCIDFont descendant = composite.getDescendantFont();
    if (descendant == null || !descendant.isEmbedded()) {
      return null;
    }
    int glyph = composite.codeToGID(code);
    if (descendant instanceof PDCIDFontType0 type0) {
      CFFFont cff = type0.getCFFFont();
      return cff instanceof CFFType1Font named ? named.getCharset().getNameForGID(glyph) : null;
    }
    return descendant instanceof PDCIDFontType2 type2 ? name(type2.getTrueTypeFont(), glyph) : null;
  }

  private static String name(TrueTypeFont trueType, int glyph) throws IOException {
    if (glyph == 0) {
      return null;
    }
    CmapLookup characters = trueType.getUnicodeCmapLookup(false);
    List<Integer> codes = characters == null ? null : characters.getCharCodes(glyph);
    if (codes != null && !codes.isEmpty() && UnicodeSymbols.of(codes.get(0)) != null) {
      return String.format("uni%04X", codes.get(0));
    }
    PostScriptTable names = trueType.getPostScript();
    return names == null ? null : names.getName(glyph);
  }

  /** The characters that the document says a code stands for; null if it does not. */
  String unicode(int code) {
    try {
      return font.toUnicode(code);
    } catch (RuntimeException e) {
      return null;
    }
  }

  boolean isFixedPitch() {
    try {
      FontBoxFont program = program();
      if (program instanceof Type1Font type1) {
        return type1.isFixedPitch();
      }
      if (program instanceof CFFFont cff) {
        return Boolean.TRUE.equals(cff.getTopDict().get("isFixedPitch"));
      }
      if (program instanceof TrueTypeFont trueType && trueType.getPostScript() != null) {
        return trueType.getPostScript().getIsFixedPitch() != 0;
      }
      return false;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private FontBoxFont program() {
    if (!font.isEmbedded()) {
      return null;
    }
    if (font instanceof PDType0Font composite) {
      PDCIDFont descendant = composite.getDescendantFont();
      if (descendant instanceof PDCIDFontType0 type0) {
        return type0.getCFFFont();
      }
      return descendant instanceof PDCIDFontType2 type2 ? type2.getTrueTypeFont() : null;
    }
    if (font instanceof PDType1Font type1) {
      return type1.getFontBoxFont();
    }
    if (font instanceof PDType1CFont type1c) {
      return type1c.getFontBoxFont();
    }
    return font instanceof PDTrueTypeFont trueType ? trueType.getTrueTypeFont() : null;
  }

  /** The advance of a code in thousandths of the font size. */
  float width(int code) {
    try {
      float width = font.getWidth(code);
      return font instanceof PDType3Font ? width * font.getFontMatrix().getScaleX() * 1000 : width;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /**
   * The advances of the glyphs of a font of which the names say nothing and no characters are
   * known; empty if there is one of which more is known.
   */
  Map<Integer, Float> madeUpAdvances() {
    Map<Integer, Float> advances = new HashMap<>();
    for (int code = 0; code < 256; code++) {
      String name = glyphName(code);
      if (name == null || !hasProcedure(name)) {
        continue;
      }
      if (!GlyphNames.isMadeUp(name) || UnicodeSymbols.of(unicode(code)) != null) {
        return Map.of();
      }
      advances.put(code, width(code));
    }
    return advances;
  }

  /**
   * The advances of a bitmap font whose glyphs some converter named as if their codes were ASCII,
   * whatever they draw; empty for any other font.
   */
  Map<Integer, Float> asciiAdvances() {
    Map<Integer, Float> advances = new HashMap<>();
    for (int code = 0; code < 256; code++) {
      String name = glyphName(code);
      if (name == null || !hasProcedure(name)) {
        continue;
      }
      if (code >= 0x20
          && code < 0x7F
          && !name.equals(StandardEncoding.INSTANCE.getName(code))
          && !name.equals(WinAnsiEncoding.INSTANCE.getName(code))
          && !GlyphNames.isMadeUp(name)) {
        return Map.of();
      }
      advances.put(code, width(code));
    }
    return advances;
  }

  private boolean hasProcedure(String name) {
    return font instanceof PDType3Font bitmaps
        && bitmaps.getCharProcs() != null
        && bitmaps.getCharProcs().containsKey(COSName.getPDFName(name));
  }

  /** The bounds of a glyph's ink in thousandths of the font size; null if it has no outline. */
  float[] bounds(int code) {
    try {
      Rectangle2D bounds = font instanceof PDType3Font type3 ? box(type3, code) : outline(code);
      if (bounds == null || (bounds.getWidth() == 0 && bounds.getHeight() == 0)) {
        return null;
      }
      return new float[] {
        (float) bounds.getMinX() * 1000,
        (float) bounds.getMinY() * 1000,
        (float) bounds.getMaxX() * 1000,
        (float) bounds.getMaxY() * 1000
      };
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private Rectangle2D outline(int code) throws IOException {
    if (!font.isEmbedded() || !(font instanceof PDVectorFont vector) || !vector.hasGlyph(code)) {
      return null;
    }
    GeneralPath path = vector.getNormalizedPath(code);
    return path == null || path.getCurrentPoint() == null
        ? null
        : transform(font.getFontMatrix()).createTransformedShape(path).getBounds2D();
  }

  private static Rectangle2D box(PDType3Font font, int code) throws IOException {
    PDType3CharProc procedure = font.getCharProc(code);
    PDRectangle box = procedure == null ? null : procedure.getGlyphBBox();
    return box == null
        ? null
        : transform(font.getFontMatrix()).createTransformedShape(box.toGeneralPath()).getBounds2D();
  }

  private static AffineTransform transform(Matrix matrix) {
    return matrix.createAffineTransform();
  }
}
