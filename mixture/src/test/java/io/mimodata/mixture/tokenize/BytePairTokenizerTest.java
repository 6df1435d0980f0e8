package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.Texts;
import io.mimodata.mixture.bpe.Ids;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePairTokenizerTest {
  private final Tokenizer tokenizer = Tokenizers.qwen2();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void bytesGiveTheIdsOfTheirString() {
    System.out.println("seed " + seed);
    Texts texts = new Texts(random);
    Ids reused = new Ids(0);
    for (int i = 0; i < 20_000; i++) {
      byte[] utf8 = texts.next().getBytes(UTF_8);
      for (int j = random.nextInt(4); j > 0 && utf8.length > 0; j--) {
        utf8[random.nextInt(utf8.length)] = (byte) random.nextInt(256);
      }
      int[] expected = tokenizer.encode(new String(utf8, UTF_8));
      assertThat(tokenizer.encode(utf8)).as("seed %d", seed).isEqualTo(expected);
      assertThat(tokenizer.count(utf8)).isEqualTo(expected.length);
      reused.clear();
      tokenizer.encode(utf8, reused);
      assertThat(reused.toArray()).isEqualTo(expected);
    }
  }

  @Test
  void decodingInStepsGivesTheSameText() {
    System.out.println("seed " + seed);
    Texts texts = new Texts(random);
    for (int i = 0; i < 20_000; i++) {
      int[] ids =
          random.nextBoolean()
              ? random.ints(random.nextInt(12), 0, random.nextBoolean() ? 256 : 151_680).toArray()
              : tokenizer.encode(texts.next());
      StreamingDecoder decoder = tokenizer.decoder();
      for (int again = 0; again < 2; again++) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
          String more = decoder.append(id);
          assertThat(more.isEmpty() || !Character.isHighSurrogate(more.charAt(more.length() - 1)))
              .isTrue();
          text.append(more);
        }
        text.append(decoder.finish());
        assertThat(text.toString())
            .as("seed %d, ids %s", seed, Arrays.toString(ids))
            .isEqualTo(tokenizer.decode(ids));
      }
    }
    assertThatThrownBy(() -> tokenizer.decoder().append(151_700))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCharacterComesWhenItIsComplete() {
    String horse = "\ud83e\udef6";
    int[] ids = tokenizer.encode(horse);
    assertThat(ids).hasSizeGreaterThan(1);
    StreamingDecoder decoder = tokenizer.decoder();
    for (int i = 0; i + 1 < ids.length; i++) {
      assertThat(decoder.append(ids[i])).isEmpty();
    }
    assertThat(decoder.append(ids[ids.length - 1])).isEqualTo(horse);
    assertThat(decoder.append(ids[0])).isEmpty();
    assertThat(decoder.finish()).isEqualTo("\ufffd");
  }

  @Test
  void tellsHowManyIdsBeginBeforeAPlace() {
    byte[] utf8 = "Question: 12? Answer: 34".getBytes(UTF_8);
    int[] ids = tokenizer.encode(utf8);
    for (int offset = 0; offset <= utf8.length; offset++) {
      int expected = 0;
      int start = 0;
      while (expected < ids.length && start < offset) {
        start += tokenizer.decode(new int[] {ids[expected++]}).length();
      }
      assertThat(tokenizer.idsBefore(utf8, offset)).as("offset %d", offset).isEqualTo(expected);
    }
    assertThatThrownBy(() -> tokenizer.idsBefore(utf8, 99)).hasMessageContaining("cannot be: 99");
  }

  @Test
  void placesAreThoseOfTheNormalForm() {
    byte[] text = "e\u0301e\u0301 xy".getBytes(UTF_8);
    assertThat(tokenizer.encode(text)).isEqualTo(tokenizer.encode("\u00e9\u00e9 xy"));
    int all = tokenizer.count(text);
    assertThat(tokenizer.idsBefore(text, 0)).isZero();
    assertThat(tokenizer.idsBefore(text, 6))
        .isEqualTo(tokenizer.count("\u00e9\u00e9".getBytes(UTF_8)));
    assertThat(tokenizer.idsBefore(text, text.length)).isEqualTo(all);
  }

  @Test
  void aPlaceBetweenWordsPartsTheIds() {
    System.out.println("seed " + seed);
    Texts texts = new Texts(random);
    for (int i = 0; i < 5_000; i++) {
      // No word of the pattern goes on after a line end before a letter, and no form does.
      byte[] prefix = (texts.next() + "x\n").getBytes(UTF_8);
      byte[] rest = ("x" + texts.next()).getBytes(UTF_8);
      byte[] text = Arrays.copyOf(prefix, prefix.length + rest.length);
      System.arraycopy(rest, 0, text, prefix.length, rest.length);
      assertThat(tokenizer.idsBefore(text, prefix.length))
          .as("seed %d", seed)
          .isEqualTo(tokenizer.count(prefix));
    }
  }
}
