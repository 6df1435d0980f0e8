package io.mimodata.filter.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.EditedText;
import io.mimodata.document.Span;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRepairTest {
  private static final TextRepair ALL = new TextRepair(RepairConfig.defaults());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don’t “quote” – dash — and … so",
        "café crème naïve Übergröße señor",
        "Miłosz",
        "привет мир",
        "Ελληνικά",
        "中文字符",
        "日本語テキスト",
        "한국어",
        "α-helix and β-sheet",
        "3 °C ± 0.5 µm",
        "😀 emoji 👩‍👩‍👧",
        "šest žab",
        "€ 20",
        "© 2020 ® ™",
        "« oui »",
        "à la carte",
        "שלום",
        "مرحبا بالعالم"
      })
  void utf8ReadAsWindows1252ComesBack(String text) {
    String once = misread(text);
    assertThat(repair(once)).as(once).isEqualTo(text);
    assertThat(repair(misread(once))).as("twice").isEqualTo(text);
    assertThat(repair(latin1(text))).as("Latin-1").isEqualTo(text);
    assertThat(repair(text)).as("right already").isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Spaß“ und „Größe“",
        "« café »",
        "SÃO PAULO, AMANHû e MANHÃ…",
        "voilà…», dit-il",
        "É» À… Ü“",
        "IRMÃ” foi",
        "Ø½ pipe, Ø 20",
        "3×² and 5×½",
        "Ångström, K (kelvin K), Ω",
        "naïve façade œuvre",
        "Dvořák, Škoda, żółć, ő",
        "“Ä” and ‘Ö’",
        "a² + b² = c²",
        "¿Qué? ¡No!",
        "50 °C ±1",
        "10 µΩ",
        "豈 更",
        "שָׁלוֹם",
        "كَتَبَ",
        "क़ ज़",
        "नमस्ते",
        "สวัสดี",
        "می‌خواهم",
        "क्‍ष",
        "🏳️‍🌈 ❤️",
        "plain ASCII, tabs\tand\nlines"
      })
  void soundTextStays(String text) {
    assertThat(repair(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a\\r\\nb\\rc\\r\\r\\nd|a\\nb\\nc\\nd|repaired_line_ends",
        "page\\fnext\\u2028line|page\\nnext\\nline|repaired_line_ends",
        "a\\u0000b\\u0007c\\u007Fd|abcd|repaired_controls",
        "\\u001B[1;31mred\\u001B[0m\\u001B(B|red|repaired_terminal_escapes",
        "\\u001B]0;title\\u0007x|x|repaired_terminal_escapes",
        "N\\bNA\\bAM\\bM|NAM|repaired_terminal_escapes",
        "\\u0093so\\u0094 it\\u0092s\\u0081|“so” it’s|repaired_c1_controls",
        "a\\uD800b|a\\uFFFDb|repaired_surrogates",
        "co\\u00ADop\\u200Ber\\uFEFFate\\u2060|cooperate|repaired_invisibles",
        "a\\u200Db\\u200C|ab|repaired_invisibles",
        "\\u202Aabc\\u202C \\u200E|abc |repaired_bidi_controls",
        "cafe\\u0301 A\\u030A|café Å|repaired_composed",
        "\\u1112\\u1161\\u11AB|한|repaired_composed",
        "か\\u3099|が|repaired_composed"
      })
  void eachRepair(String escaped, String expected, String key) {
    EditedText repaired = ALL.apply(unescape(escaped), List.of());
    assertThat(repaired.text()).isEqualTo(unescape(expected));
    assertThat(repaired.counts()).containsKey(key);
  }

  @Test
  void bidiControlsThatAreClosedStayInRightToLeftLines() {
    String closed = "שלום \u202Aabc\u202C";
    assertThat(repair(closed)).isEqualTo(closed);
    assertThat(repair("שלום \u202Eabc\u200E")).isEqualTo("שלום abc\u200E");
  }

  @Test
  void inFormulasAndCodeOnlyLineEndsAndSurrogatesAreTouched() {
    String piece = "cafÃ© e\u0301\u00AD\u0007\u202A\u0093 Â°";
    String text = "😀 " + piece + "\r\n" + "cafÃ©";
    int length = text.codePointCount(0, text.length());
    for (String kind : List.of(Span.FORMULA, Span.CODE)) {
      EditedText repaired = ALL.apply(text, List.of(new Span(kind, 0, length - 5)));
      assertThat(repaired.text()).isEqualTo("😀 " + piece + "\ncafé");
      assertThat(repaired.spans()).containsExactly(new Span(kind, 0, length - 6));
    }
  }

  @Test
  void countsAndKindsCanBeChosen() {
    TextRepair some = new TextRepair(new RepairConfig(EnumSet.of(RepairKind.CONTROLS)));
    EditedText repaired = some.apply("\u0001cafÃ©\r\n", List.of());
    assertThat(repaired.text()).isEqualTo("cafÃ©\r\n");
    assertThat(repaired.counts()).isEqualTo(Map.of("repaired_controls", 1));
    assertThat(ALL.apply("a\uFFFDb\uFFFD", List.of()).counts())
        .isEqualTo(Map.of("replacement_characters", 2));
    assertThat(new TextRepair(RepairConfig.off()).apply("\r", List.of()).text()).isEqualTo("\r");
  }

  @Test
  void halvesOfACharacterDontBecomeOneWhenWhatIsBetweenThemGoes() {
    EditedText repaired = ALL.apply("\uD83D\u0001\uDE00 `x`", List.of(new Span(Span.CODE, 4, 7)));
    assertThat(repaired.text()).isEqualTo("\uFFFD\uFFFD `x`");
    assertThat(repaired.spans()).containsExactly(new Span(Span.CODE, 3, 6));
  }

  @Test
  void aRepairedTextNeedsNoRepairAndSpansStayOnTheirText() {
    repairedOnce(84035440738377L);
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    repairedOnce(seed);
  }

  private static void repairedOnce(long seed) {
    Random random = new Random(seed);
    String alphabet =
        "aZ \n\r\té€â™Ã©Â°Ð¿Ñ€ä¸­\u0080\u0093\u009d\u00A0\u00AD\u200B\u200D\u0301\u0308\u05D0\u202A\u202C\u001B[m"
            + "\uD83D\uDE00\uD800\u1112\u1161\uFEFF\b1“”…»";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String code = "`Ã©\u00AD e\u0301`";
      int start = text.codePointCount(0, text.length());
      String all = text + "|" + code + "|" + text;
      EditedText once =
          ALL.apply(all, List.of(new Span(Span.CODE, start + 1, start + 1 + code.length())));
      Span span = once.spans().get(0);
      int[] codePoints = once.text().codePoints().toArray();
      assertThat(new String(codePoints, span.start(), span.end() - span.start()))
          .as("seed %d", seed)
          .isEqualTo(code);
      EditedText twice = ALL.apply(once.text(), once.spans());
      assertThat(twice.text()).as("seed %d", seed).isEqualTo(once.text());
      assertThat(twice.spans()).as("seed %d", seed).isEqualTo(once.spans());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00C3",
        "\u00C3\u00A9",
        "\u00C3\u0192",
        "e\u0301",
        "\u0301",
        "\u001B[",
        "\u001B]",
        "\u001B]\u001B",
        "\b",
        "\r",
        "\u202A",
        "\u05D0\u202A",
        "\uD800",
        "\u200D",
        "\u1112\u1161",
        "\u0093"
      })
  void hostileTextsEnd(String piece) {
    assertThat(repair(piece.repeat(200_000 / piece.length()))).isNotNull();
  }

  private static String repair(String text) {
    return ALL.apply(text, List.of()).text();
  }

  /** Reads UTF-8 as Windows-1252, its unused bytes as controls, as browsers do. */
  private static String misread(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      String c = new String(new byte[] {b}, Charset.forName("windows-1252"));
      out.append(c.equals("\uFFFD") ? (char) (b & 0xFF) : c.charAt(0));
    }
    return out.toString();
  }

  private static String latin1(String text) {
    return new String(text.getBytes(UTF_8), Charset.forName("ISO-8859-1"));
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (text.charAt(++i) == 'u') {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append("\r\n\f\b".charAt("rnfb".indexOf(text.charAt(i))));
      }
    }
    return out.toString();
  }
}
