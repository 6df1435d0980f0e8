package io.mimodata.ingest.charset;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.ingest.charset.CharsetDecision.Evidence;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetDetectorTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String RUSSIAN =
      "Россия является самым большим государством в мире по площади территории. Столица страны - город"
          + " Москва, в котором живёт более двенадцати миллионов человек. Государственный язык русский.";

  @Test
  void theByteOrderMarkBeatsTheHeader() {
    CharsetDecision decision = CharsetDetector.ofHtml("\uFEFFä".getBytes(UTF_8), "iso-8859-1");

    assertThat(decision).isEqualTo(new CharsetDecision(UTF_8, Evidence.BYTE_ORDER_MARK));
    assertThat(decision.decode("\uFEFFä".getBytes(UTF_8))).isEqualTo("ä");
    assertThat(CharsetDetector.ofText("\uFEFFä".getBytes(UTF_16LE), null).charset())
        .isEqualTo(UTF_16LE);
    assertThat(CharsetDetector.ofText("\uFEFFä".getBytes(UTF_16BE), null).charset())
        .isEqualTo(UTF_16BE);
  }

  @Test
  void theHeaderBeatsThePage() {
    byte[] page = "<meta charset=utf-8>plain".getBytes(UTF_8);

    assertThat(CharsetDetector.ofHtml(page, "Shift_JIS"))
        .isEqualTo(new CharsetDecision(Charset.forName("windows-31j"), Evidence.HEADER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html><head><meta charset="windows-1251">                                 | windows-1251
          <META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>  | windows-1252
          <meta content="text/html;charset = gb2312" http-equiv=content-type>       | GB18030
          <?xml version="1.0" encoding="koi8-r"?><html>                             | KOI8-R
          <!-- <meta charset=big5> --><meta charset=euc-kr>                         | x-windows-949
          <meta charset=utf-16>                                                     | UTF-8
          """)
  void thePageDeclaresItself(String page, String expected) {
    CharsetDecision decision = CharsetDetector.ofHtml(page.getBytes(UTF_8), null);

    assertThat(decision.charset().name()).isEqualTo(expected);
    assertThat(decision.evidence()).isEqualTo(Evidence.META);
  }

  @Test
  void unknownLabelsAndEbcdicAreNoEvidence() {
    byte[] page = "<meta charset=windows-1251>".getBytes(UTF_8);

    assertThat(CharsetDetector.ofHtml(page, "IBM037").evidence()).isEqualTo(Evidence.META);
    assertThat(CharsetDetector.ofHtml(page, "none; of this").evidence()).isEqualTo(Evidence.META);
    assertThat(CharsetDetector.ofHtml(page, " ").evidence()).isEqualTo(Evidence.META);
  }

  @Test
  void whatIsDeclaredUtf8ButIsNotIsDetected() {
    byte[] german = "Füße größer übermäßig schön".repeat(20).getBytes(WINDOWS_1252);
    byte[] almostUtf8 = "Füße größer übermäßig schön \u0000".getBytes(UTF_8);
    almostUtf8[almostUtf8.length - 1] = (byte) 0xff;

    assertThat(CharsetDetector.ofHtml(german, "utf-8").decode(german)).startsWith("Füße größer");
    assertThat(CharsetDetector.ofHtml(almostUtf8, "utf-8").evidence()).isEqualTo(Evidence.HEADER);
  }

  @Test
  void undeclaredTextIsDetected() {
    assertThat(CharsetDetector.ofText("plain".getBytes(UTF_8), null))
        .isEqualTo(new CharsetDecision(UTF_8, Evidence.DETECTED));
    assertThat(CharsetDetector.ofText(RUSSIAN.getBytes(UTF_8), null).charset()).isEqualTo(UTF_8);
    for (String name : new String[] {"windows-1251", "KOI8-R", "ISO-8859-5"}) {
      byte[] bytes = RUSSIAN.getBytes(Charset.forName(name));
      assertThat(CharsetDetector.ofText(bytes, null).decode(bytes)).as(name).isEqualTo(RUSSIAN);
    }
    byte[] japanese = "これは日本語の文章です。文字コードを判定します。".getBytes(Charset.forName("ISO-2022-JP"));
    assertThat(CharsetDetector.ofText(japanese, null).decode(japanese)).startsWith("これは日本語");
  }

  @Test
  void aSequenceCutOffAtTheEndIsStillUtf8() {
    byte[] whole = "schön".repeat(5).concat("ö").getBytes(UTF_8);
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);

    assertThat(CharsetDetector.ofText(cut, null).charset()).isEqualTo(UTF_8);
  }

  @Test
  void whatNothingSpeaksForIsWindows1252() {
    byte[] one = {'a', (byte) 0xe9, 'b'};

    assertThat(CharsetDetector.ofText(one, null).decode(one)).isEqualTo("aéb");
    assertThat(CharsetDetector.ofText(new byte[0], null).charset()).isEqualTo(UTF_8);
  }
}
