package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.Texts;
import io.mimodata.mixture.unicode.NormalForm;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected ids are those of Hugging Face tokenizers 0.23.2 with Qwen2's tokenizer.json. */
class Qwen2TokenizerTest {
  private final Tokenizer tokenizer = Tokenizers.qwen2();

  @Test
  void encodesFormulasAndCodeLikeTheReference() {
    assertThat(tokenizer.encode("Let $x^2 = 2$.\n\n  def f(x):\n\treturn 12345"))
        .containsExactly(
            10061, 400, 87, 61, 17, 284, 220, 17, 3, 382, 220, 707, 282, 2075, 982, 853, 220, 16,
            17, 18, 19, 20);
    assertThat(tokenizer.encode("\u8bc1\u660e\u3002")).containsExactly(104022, 1773);
  }

  @Test
  void splitsContractionsByUnicodeCaseFolding() {
    assertThat(tokenizer.encode("it's IT'S they'Re I'LL 'D x'\u017f don'tx''s"))
        .containsExactly(
            275, 594, 8700, 13272, 807, 49427, 358, 6, 4086, 364, 35, 856, 6, 144815, 1513, 944, 87,
            4605, 82);
  }

  @Test
  void takesEveryUnicodeWhiteSpaceAsSpace() {
    assertThat(tokenizer.encode("x\u00a0\u2003\u3000y\u0085z\u2028w"))
        .containsExactly(87, 4102, 378, 225, 22441, 88, 126, 227, 89, 378, 101, 86);
    assertThat(tokenizer.encode("  \r\n \n\t x")).containsExactly(10419, 715, 197, 856);
  }

  @Test
  void takesDigitsNewerThanTheJavaPlatformAsNumbers() {
    String kaktovikZeroOne =
        new StringBuilder().appendCodePoint(0x1D2C0).appendCodePoint(0x1D2C1).toString();
    assertThat(tokenizer.encode(kaktovikZeroOne)).containsExactly(56252, 233, 222, 56252, 233, 223);
  }

  @Test
  void normalisesToComposedForm() {
    assertThat(tokenizer.encode("e\u0301 caf\u00e9")).containsExactly(963, 51950);
    assertThat(tokenizer.decode(tokenizer.encode("e\u0301"))).isEqualTo("\u00e9");
  }

  @Test
  void textThatSpellsAControlTokenIsText() {
    int[] ids = tokenizer.encode("<|endoftext|>");
    assertThat(ids).containsExactly(27, 91, 8691, 723, 427, 91, 29);
    assertThat(tokenizer.decode(ids)).isEqualTo("<|endoftext|>");
  }

  @Test
  void unpairedSurrogateIsTheReplacementCharacter() {
    assertThat(tokenizer.encode("\ud83d")).containsExactly(5691);
    assertThat(tokenizer.encode("a\udc00b")).isEqualTo(tokenizer.encode("a\ufffdb"));
  }

  @Test
  void decodesAnyTextBackToItsComposedForm() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x250 : 0x1F700);
        text.appendCodePoint(
            Character.isDefined(codePoint) && !isSurrogate(codePoint) ? codePoint : ' ');
      }
      String expected = new String(NormalForm.NFC.of(text.toString().getBytes(UTF_8)), UTF_8);
      assertThat(tokenizer.decode(tokenizer.encode(text.toString())))
          .as("seed %d round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  @Test
  void givesTheIdsOfAnotherImplementation() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Texts texts = Texts.knownToJdk(new Random(seed));
    ReferenceTokenizer reference = new ReferenceTokenizer();
    for (int i = 0; i < 100_000; i++) {
      String text = texts.nextWithSurrogates();
      int[] ids = tokenizer.encode(text);
      if (!Arrays.equals(ids, reference.encode(text))) {
        assertThat(ids).as("seed %d, text %s", seed, text).isEqualTo(reference.encode(text));
      }
    }
  }

  @Test
  void decodingPassesOverTheIdThatClosesDocuments() {
    assertThat(tokenizer.decode(new int[] {963, tokenizer.eod()})).isEqualTo("\u00e9");
    assertThatThrownBy(() -> tokenizer.decode(new int[] {151_700}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("151700");
  }

  @Test
  void hasTheSizesOfTheModel() {
    assertThat(tokenizer.eod()).isEqualTo(151_643);
    assertThat(tokenizer.vocabularySize()).isEqualTo(151_680);
    assertThat(tokenizer.name()).isEqualTo("qwen2");
    assertThat(tokenizer.fingerprint()).hasSize(64);
    assertThat(Tokenizers.of(TokenizerSpec.qwen2())).isSameAs(tokenizer);
  }

  @Test
  void oneEndlessWordIsNoTrouble() {
    assertThat(tokenizer.encode("=".repeat(200_000))).hasSizeLessThan(20_000);
    assertThat(tokenizer.encode(" ".repeat(200_000))).hasSizeLessThan(20_000);
  }
}
