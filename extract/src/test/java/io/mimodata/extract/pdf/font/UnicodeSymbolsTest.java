package io.mimodata.extract.pdf.font;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeSymbolsTest {
  @ParameterizedTest
  @CsvSource({
    "≤, \\leq, RELATION",
    "∑, \\sum, LARGE_OPERATOR",
    "∂, \\partial, ORDINARY",
    "ϵ, \\epsilon, LETTER",
    "ε, \\varepsilon, LETTER",
    "ϕ, \\phi, LETTER",
    "φ, \\varphi, LETTER",
    "⟨, \\langle, OPEN",
    "‖, \\|, FENCE",
    "√, \\sqrt, RADICAL",
    "→, \\rightarrow, RELATION",
    "+, +, BINARY",
    "7, 7, DIGIT",
    "x, x, LETTER",
    "漢, 漢, LETTER",
  })
  void characters(String character, String latex, Kind kind) {
    Symbol symbol = UnicodeSymbols.of(character);
    assertThat(symbol.text()).isEqualTo(character);
    assertThat(symbol.math()).isEqualTo(latex);
    assertThat(symbol.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1D400, A, BOLD",
    "1D434, A, ITALIC",
    "210E, h, ITALIC",
    "1D49C, A, CALLIGRAPHIC",
    "1D504, A, FRAKTUR",
    "211D, R, BLACKBOARD",
    "1D538, A, BLACKBOARD",
    "1D7D9, 1, BLACKBOARD",
    "1D670, A, TYPEWRITER",
    "1D6FC, \\alpha, ITALIC",
    "1D716, \\epsilon, ITALIC",
    "1D719, \\phi, ITALIC",
    "1D711, \\varphi, ITALIC",
    "1D71B, \\varpi, ITALIC",
    "1D6AA, \\Gamma, BOLD",
    "1D736, \\alpha, BOLD_ITALIC",
    "1D7CE, 0, BOLD",
  })
  void mathematicalAlphabets(String code, String latex, Alphabet alphabet) {
    Symbol symbol = UnicodeSymbols.of(Integer.parseInt(code, 16));
    assertThat(symbol.math()).isEqualTo(latex);
    assertThat(symbol.alphabet()).isEqualTo(alphabet);
  }

  @Test
  void symbolsOfMathematicalAlphabetsAreNotItalic() {
    assertThat(UnicodeSymbols.of(0x1D715)).isEqualTo(UnicodeSymbols.of('∂'));
    assertThat(UnicodeSymbols.of(0x1D6C1).alphabet()).isEqualTo(Alphabet.BOLD);
  }

  @Test
  void accentsAreCombining() {
    for (String hat : new String[] {"\u0302", "\u02c6"}) {
      assertThat(UnicodeSymbols.of(hat))
          .isEqualTo(new Symbol("\u0302", "\\hat", Kind.ACCENT, Alphabet.NONE, Piece.WHOLE));
    }
  }

  @Test
  void ligaturesAreSpelledOut() {
    assertThat(UnicodeSymbols.of("\ufb03").text()).isEqualTo("ffi");
    assertThat(UnicodeSymbols.of("\ufb03").kind()).isEqualTo(Kind.LETTER);
    assertThat(UnicodeSymbols.of("fi").text()).isEqualTo("fi");
  }

  @Test
  void strokesNegateAndVariantsAreTheSame() {
    assertThat(UnicodeSymbols.of("⪯\u0338").latex()).isEqualTo("\\not\\preceq");
    assertThat(UnicodeSymbols.of("=\u0338").latex()).isEqualTo("\\not =");
    assertThat(UnicodeSymbols.of("∑\ufe01").latex()).isEqualTo("\\sum");
  }

  @Test
  void piecesOfDelimiters() {
    assertThat(UnicodeSymbols.of('⎨').latex()).isEqualTo("\\{");
    assertThat(UnicodeSymbols.of('⎨').piece()).isEqualTo(Piece.MIDDLE);
    assertThat(UnicodeSymbols.of('\uf8eb')).isEqualTo(UnicodeSymbols.of('⎛'));
  }

  @Test
  void charactersThatMeanNothing() {
    for (int character : new int[] {0, 1, 0x1F, 0xE000, 0xF0000, 0xFFFD, 0xFFFF, 0xD800}) {
      assertThat(UnicodeSymbols.of(character)).isNull();
    }
    assertThat(UnicodeSymbols.of("")).isNull();
    assertThat(UnicodeSymbols.of((String) null)).isNull();
    assertThat(UnicodeSymbols.of("a\ufffd")).isNull();
  }
}
