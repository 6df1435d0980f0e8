package io.mimodata.mixture.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import io.mimodata.mixture.Texts;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forms beside those of ICU over the characters of Unicode 9. */
class NormalFormTest {
  private static final UnicodeSet KNOWN = new UnicodeSet("[:Age=9.0:]").freeze();

  private final long seed = System.nanoTime();

  private static String expected(NormalForm form, String text) {
    Normalizer2 all =
        switch (form) {
          case NFC -> Normalizer2.getNFCInstance();
          case NFD -> Normalizer2.getNFDInstance();
          case NFKC -> Normalizer2.getNFKCInstance();
          case NFKD -> Normalizer2.getNFKDInstance();
        };
    return new FilteredNormalizer2(all, KNOWN).normalize(text);
  }

  private static String of(NormalForm form, String text) {
    return new String(form.of(text.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void areThoseOfIcu() {
    System.out.println("seed " + seed);
    Texts texts = new Texts(new Random(seed));
    for (int i = 0; i < 20_000; i++) {
      String text = texts.next();
      for (NormalForm form : NormalForm.values()) {
        assertThat(of(form, text)).as("seed %d, %s", seed, form).isEqualTo(expected(form, text));
      }
    }
  }

  @Test
  void everyCharacterHasItsForms() {
    for (int c = 0; c <= 0x30000; c++) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        continue;
      }
      // After what many marks and Jamo combine with.
      String x = Character.toString(c) + "\u0327";
      String text = "a\u0301" + x + "\u1100" + x + "\uac00" + x + "\u09c7" + x + "\u304b" + x;
      for (NormalForm form : NormalForm.values()) {
        String normal = of(form, text);
        if (!normal.equals(expected(form, text))) {
          assertThat(normal).as("U+%X, %s", c, form).isEqualTo(expected(form, text));
        }
      }
    }
  }

  @Test
  void textsThatAreInTheFormStayThemselves() {
    byte[] ascii = "plain".getBytes(UTF_8);
    byte[] chinese = "\u8bc1\u660e\u3002\u00e9".getBytes(UTF_8);
    assertThat(NormalForm.NFC.of(ascii)).isSameAs(ascii);
    assertThat(NormalForm.NFC.of(chinese)).isSameAs(chinese);
    assertThat(NormalForm.NFKD.of(ascii)).isSameAs(ascii);
  }

  @Test
  void charactersNewerThanTheFormsStay() {
    // A mark of Unicode 14 that would go before the one of class 230 before it.
    assertThat(of(NormalForm.NFC, "a\u0315\u1dfa")).isEqualTo("a\u0315\u1dfa");
    assertThat(of(NormalForm.NFKC, "\u32ff")).isEqualTo("\u32ff");
  }
}
