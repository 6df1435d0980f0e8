package io.mimodata.extract.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlyphNamesTest {
  private static final List<String> CM = List.of("cm");

  @ParameterizedTest
  @CsvSource({
    "summationdisplay, \\sum, LARGE_OPERATOR",
    "integraltext, \\int, LARGE_OPERATOR",
    "circleplustext, \\bigoplus, LARGE_OPERATOR",
    "circleplus, \\oplus, BINARY",
    "parenleftbigg, (, OPEN",
    "angbracketrightBig, \\rangle, CLOSE",
    "radicalBig, \\sqrt, RADICAL",
    "hatwidest, \\widehat, ACCENT",
    "negationslash, \\not, RELATION",
    "mapsto, \\mapstochar, RELATION",
    "arrowhookleft, \\lhook, RELATION",
    "phi, \\phi, LETTER",
    "phi1, \\varphi, LETTER",
    "epsilon, \\varepsilon, LETTER",
    "epsilon1, \\epsilon, LETTER",
    "bar, |, FENCE",
    "partialdiff, \\partial, ORDINARY",
  })
  void namesOfComputerModern(String name, String latex, Kind kind) {
    Symbol symbol = GlyphNames.find(name, CM);
    assertThat(symbol.math()).isEqualTo(latex);
    assertThat(symbol.kind()).isEqualTo(kind);
  }

  @Test
  void theSameNameIsAnotherSymbolInAnotherFont() {
    assertThat(GlyphNames.find("star", CM).latex()).isEqualTo("\\star");
    assertThat(GlyphNames.find("star", List.of("msa", "cm")).latex()).isEqualTo("\\bigstar");
    assertThat(GlyphNames.find("similar", List.of("msb", "cm")).latex()).isEqualTo("\\thicksim");
    assertThat(GlyphNames.find("similar", CM).latex()).isEqualTo("\\sim");
  }

  @Test
  void partsOfDelimitersAreOfTheWhole() {
    Symbol middle = GlyphNames.find("braceleftmid", CM);
    assertThat(middle.latex()).isEqualTo("\\{");
    assertThat(middle.piece()).isEqualTo(Piece.MIDDLE);
    assertThat(middle.text()).isEmpty();
    assertThat(GlyphNames.find("bracelefttp", CM).text()).isEqualTo("{");
    assertThat(GlyphNames.find("parenrightbt", CM))
        .isEqualTo(new Symbol("", ")", Kind.CLOSE, Alphabet.NONE, Piece.BOTTOM));
    assertThat(GlyphNames.find("radicalvertex", CM).piece()).isEqualTo(Piece.EXTENSION);
    assertThat(GlyphNames.find("vextendsingle", CM))
        .isEqualTo(new Symbol("|", "|", Kind.FENCE, Alphabet.NONE, Piece.EXTENSION));
  }

  @ParameterizedTest
  @CsvSource({
    "a.sc, a",
    "one.oldstyle, 1",
    "oneoldstyle, 1",
    "f_i, fi",
    "ffi, ffi",
    "Asmall, a",
    "uni03B1, α",
    "u1D6FC, α",
    "Delta, Δ",
    "quotedblleft, “",
    "endash, –",
    "minus, −",
    "visiblespace, ' '",
  })
  void namesOfText(String name, String text) {
    assertThat(GlyphNames.find(name, List.of()).text()).isEqualTo(text);
  }

  @Test
  void endingsOfVariantsAreLeftOut() {
    assertThat(GlyphNames.find("summation.display", List.of()).latex()).isEqualTo("\\sum");
    assertThat(GlyphNames.find("parenleft.size2", List.of()).math()).isEqualTo("(");
    assertThat(GlyphNames.find("parenleft.top", List.of()).piece()).isEqualTo(Piece.TOP);
    assertThat(GlyphNames.find("uni222B.dsp", List.of()).latex()).isEqualTo("\\int");
    assertThat(GlyphNames.find("summationtext.1", CM).latex()).isEqualTo("\\sum");
    assertThat(GlyphNames.find("uni2295.big", CM).latex()).isEqualTo("\\bigoplus");
    assertThat(GlyphNames.find("uni0302.s1", CM).latex()).isEqualTo("\\widehat");
  }

  @Test
  void commandsAreNamesToo() {
    assertThat(GlyphNames.find("varsubsetneq", List.of()).latex()).isEqualTo("\\varsubsetneq");
    assertThat(GlyphNames.find("Acal", CM).alphabet()).isEqualTo(Alphabet.CALLIGRAPHIC);
  }

  @ParameterizedTest
  @CsvSource({"G12", "c65", "a23", "g45", "cid_17", ".notdef", "glyph12"})
  void madeUpNamesSayNothing(String name) {
    assertThat(GlyphNames.isMadeUp(name)).isTrue();
    assertThat(GlyphNames.find(name, CM)).isNull();
  }
}
