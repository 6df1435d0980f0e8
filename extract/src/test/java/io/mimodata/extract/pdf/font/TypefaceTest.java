package io.mimodata.extract.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypefaceTest {
  /** A Type 1 font whose codes from 1 on have glyphs of these names. */
  private static Typeface type1(String name, String... glyphs) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, name);
    COSArray differences = new COSArray();
    differences.add(COSInteger.get(1));
    for (String glyph : glyphs) {
      differences.add(COSName.getPDFName(glyph));
    }
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.DIFFERENCES, differences);
    font.setItem(COSName.ENCODING, encoding);
    return Typeface.of(PDFontFactory.createFont(font));
  }

  /** A bitmap font with glyphs a1, a2.. at their codes. */
  private static Typeface bitmaps(int[] codes, float... widths) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    font.setItem(COSName.FONT_MATRIX, array(0.01f, 0, 0, 0.01f, 0, 0));
    COSArray differences = new COSArray();
    COSDictionary procedures = new COSDictionary();
    COSArray allWidths = new COSArray();
    for (int i = 0; i < codes.length; i++) {
      differences.add(COSInteger.get(codes[i]));
      differences.add(COSName.getPDFName("a" + codes[i]));
      COSStream stream = new COSStream();
      try (var out = stream.createOutputStream()) {
        out.write((widths[i] / 10 + " 0 5 -10 40 60 d1").getBytes(StandardCharsets.US_ASCII));
      }
      procedures.setItem(COSName.getPDFName("a" + codes[i]), stream);
      while (allWidths.size() < codes[i] - codes[0]) {
        allWidths.add(COSInteger.ZERO);
      }
      allWidths.add(new COSFloat(widths[i] / 10));
    }
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.DIFFERENCES, differences);
    font.setItem(COSName.ENCODING, encoding);
    font.setItem(COSName.CHAR_PROCS, procedures);
    font.setInt(COSName.FIRST_CHAR, codes[0]);
    font.setInt(COSName.LAST_CHAR, codes[codes.length - 1]);
    font.setItem(COSName.WIDTHS, allWidths);
    return Typeface.of(new PDType3Font(font));
  }

  private static COSArray array(float... numbers) {
    COSArray array = new COSArray();
    array.setFloatArray(numbers);
    return array;
  }

  @ParameterizedTest
  @CsvSource({
    "ABCDEF+CMMI10, true, false",
    "CMSY7, true, false",
    "ABCDEF+CMEX10, true, true",
    "LMMathItalic10-Regular, true, false",
    "LMMathExtension10-Regular, true, true",
    "MSBM10, true, false",
    "EUFM7, true, false",
    "rsfs10, true, false",
    "txexs, true, true",
    "txsys, true, false",
    "NewTXMI, true, false",
    "PazoMath-Italic, true, false",
    "StandardSymL-Slant_167, true, false",
    "Fourier-Math-Extension, true, true",
    "Kp--M-Sya-Regular, true, false",
    "stmary10, true, false",
    "MTExtra, true, false",
    "CMR10, false, false",
    "CMBX12, false, false",
    "LMRoman10-Regular, false, false",
    "NimbusRomNo9L-ReguItal, false, false",
    "Times-Italic, false, false",
    "Mathilda, false, false",
  })
  void fontsOfFormulas(String name, boolean math, boolean extension) throws IOException {
    Typeface typeface = type1(name, "a");
    assertThat(typeface.isMath()).isEqualTo(math);
    assertThat(typeface.isExtension()).isEqualTo(extension);
    assertThat(typeface.isOpenTypeMath()).isFalse();
    assertThat(typeface.name()).doesNotContain("+");
  }

  @ParameterizedTest
  @CsvSource({
    "LatinModernMath-Regular",
    "STIXTwoMath-Regular",
    "XITSMath",
    "CambriaMath",
    "TeXGyreTermesMath-Regular",
    "Asana-Math",
    "LibertinusMath-Regular",
    "FiraMath-Regular",
  })
  void fontsOfWholeFormulas(String name) throws IOException {
    assertThat(type1(name, "a").isOpenTypeMath()).isTrue();
    assertThat(type1(name, "a").isMath()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CMMI10, x, ITALIC",
    "CMMIB10, x, BOLD_ITALIC",
    "CMSY10, A, CALLIGRAPHIC",
    "rsfs10, A, SCRIPT",
    "MSBM10, R, BLACKBOARD",
    "bbm10, one, BLACKBOARD",
    "EUFM10, A, FRAKTUR",
    "CMSS10, x, SANS",
    "CMTT10, x, TYPEWRITER",
    "CMBX10, x, BOLD",
    "CMBX10, one, BOLD",
    "CMMI10, oneoldstyle, NONE",
    "CMTI10, x, ITALIC",
    "CMR10, x, NONE",
    "CMR10, Gamma, NONE",
    "CMMI10, alpha, ITALIC",
    "NimbusRomNo9L-MediItal, x, BOLD_ITALIC",
    "Helvetica, x, SANS",
  })
  void alphabets(String font, String glyph, Alphabet alphabet) throws IOException {
    assertThat(type1(font, glyph).symbol(1).alphabet()).isEqualTo(alphabet);
  }

  @Test
  void codeIsReadAsItWasTyped() throws IOException {
    Typeface typewriter =
        type1(
            "CMTT10",
            "quoteright",
            "quoteleft",
            "hyphen",
            "asciitilde",
            "asciicircum",
            "visiblespace",
            "quotesingle",
            "minus");
    assertThat(typewriter.isFixedPitch()).isTrue();
    String read = "";
    for (int code = 1; code <= 8; code++) {
      read += typewriter.symbol(code).text();
    }
    assertThat(read).isEqualTo("'`-~^ '-");
    Typeface roman = type1("CMR10", "quoteright", "quoteleft", "endash", "circumflex");
    assertThat(roman.symbol(1).text()).isEqualTo("’");
    assertThat(roman.symbol(2).text()).isEqualTo("‘");
    assertThat(roman.symbol(3).text()).isEqualTo("–");
    assertThat(roman.symbol(4).latex()).isEqualTo("\\hat");
  }

  @Test
  void codesOfTexFontsCountWhereNamesAreMadeUp() throws IOException {
    Typeface typeface = type1("CMMI10", "G1", "G2", "G3");
    assertThat(typeface.symbol(1).latex()).isEqualTo("\\Delta");
    assertThat(type1("CMSY10", "c1", "c2").symbol(2).latex()).isEqualTo("\\times");
  }

  @Test
  void unknownCodesAreUnknown() throws IOException {
    Typeface typeface = type1("Whatever", "G1", "a17");
    assertThat(typeface.symbol(1)).isEqualTo(Symbol.UNKNOWN);
    assertThat(typeface.symbol(2).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(typeface.symbol(-1).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(typeface.symbol(100_000).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void standardFonts() {
    Typeface symbol = Typeface.of(new PDType1Font(FontName.SYMBOL));
    assertThat(symbol.symbol('a').latex()).isEqualTo("\\alpha");
    assertThat(symbol.symbol(0xE5).latex()).isEqualTo("\\sum");
    assertThat(symbol.symbol(0xB3).latex()).isEqualTo("\\geq");
    assertThat(symbol.symbol(0xED).piece()).isEqualTo(Piece.MIDDLE);
    Typeface dingbats = Typeface.of(new PDType1Font(FontName.ZAPF_DINGBATS));
    assertThat(dingbats.symbol(0x34).text()).isEqualTo("✔");
    Typeface courier = Typeface.of(new PDType1Font(FontName.COURIER));
    assertThat(courier.isFixedPitch()).isTrue();
    assertThat(courier.symbol('`').text()).isEqualTo("`");
    Typeface times = Typeface.of(new PDType1Font(FontName.TIMES_BOLD_ITALIC));
    assertThat(times.isBold()).isTrue();
    assertThat(times.isItalic()).isTrue();
    assertThat(times.isFixedPitch()).isFalse();
    assertThat(times.bounds('A')).isNull();
    assertThat(times.width('A')).isEqualTo(667);
  }

  @Test
  void boundsAreOfTheInk() throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream program =
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      PDType0Font font = PDType0Font.load(document, program, false);
      Typeface typeface = Typeface.of(font);
      int code = font.codeToGID(font.encode("p")[1] & 0xFF);
      float[] bounds = typeface.bounds(code);
      assertThat(bounds[0]).isBetween(50f, 90f);
      assertThat(bounds[1]).isBetween(-220f, -190f);
      assertThat(bounds[2]).isBetween(480f, 540f);
      assertThat(bounds[3]).isBetween(520f, 560f);
      assertThat(typeface.width(code)).isBetween(550f, 560f);
      assertThat(typeface.symbol(code).text()).isEqualTo("p");
      assertThat(typeface.isFixedPitch()).isFalse();
    }
  }

  @Test
  void bitmapFontsAreKnownByTheirAdvances() throws IOException {
    Typeface roman =
        bitmaps(new int[] {12, 72, 97, 101, 109, 123}, 555.6f, 750, 500, 444.4f, 833.3f, 500);
    assertThat(roman.name()).isEqualTo("cmr10");
    assertThat(roman.symbol(12).text()).isEqualTo("fi");
    assertThat(roman.symbol(72).text()).isEqualTo("H");
    assertThat(roman.symbol(123).text()).isEqualTo("–");
    assertThat(roman.bounds(97))
        .usingComparatorWithPrecision(0.01f)
        .containsExactly(50, -100, 400, 600);
    assertThat(roman.width(97)).isEqualTo(500);
    Typeface italic = bitmaps(new int[] {11, 25, 97, 120}, 639.7f, 570.3f, 528.6f, 571.5f);
    assertThat(italic.isMath()).isTrue();
    assertThat(italic.symbol(11).latex()).isEqualTo("\\alpha");
    assertThat(bitmaps(new int[] {136}, 500).symbol(136).text()).isEqualTo("•");
    assertThat(bitmaps(new int[] {1, 2}, 123, 321).symbol(1).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void damagedFontsAreNoErrors() throws IOException {
    Typeface typeface = Typeface.of(new PDType3Font(new COSDictionary()));
    assertThat(typeface.name()).isEmpty();
    assertThat(typeface.symbol('a').kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(typeface.bounds('a')).isNull();
    assertThat(typeface.width('a')).isZero();
  }
}
