package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.mimodata.document.StageException;
import io.mimodata.mixture.Texts;
import io.mimodata.mixture.split.Splitters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tiktoken beside another reader of them. */
class RankFileTest {
  @TempDir private Path folder;

  private final long seed = System.nanoTime();

  private String known(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Encoding.class.getResourceAsStream("/com/knuddels/jtokkit/" + name)) {
      Files.copy(in, file);
    }
    return file.toString();
  }

  /** Bytes, and one token of two. */
  private String made(String end) throws IOException {
    StringBuilder ranks = new StringBuilder();
    for (int b = 0; b < 256; b++) {
      ranks
          .append(Base64.getEncoder().encodeToString(new byte[] {(byte) b}))
          .append(' ')
          .append(b)
          .append('\n');
    }
    return Files.writeString(folder.resolve("made.tiktoken"), ranks + "YWI= 256\n" + end)
        .toString();
  }

  private static Tokenizer of(String path, String eod, String pattern) {
    return Tokenizers.of(new TokenizerSpec(path, eod, Engine.OWN, pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "CL100K_BASE, cl100k_base.tiktoken, 100257, 100352, 100000",
    "O200K_BASE, o200k_base.tiktoken, 199999, 200064, 100000",
    "R50K_BASE, r50k_base.tiktoken, 50256, 50304, 100000",
    "P50K_BASE, p50k_base.tiktoken, 50256, 50304, 20000"
  })
  void givesTheIdsOfAnotherImplementation(
      EncodingType type, String name, int eod, int vocabularySize, int count) throws IOException {
    System.out.println("seed " + seed);
    Encoding reference = Encodings.newLazyEncodingRegistry().getEncoding(type);
    Tokenizer tokenizer = Tokenizers.fromFile(known(name));
    assertThat(tokenizer.eod()).isEqualTo(eod);
    assertThat(tokenizer.vocabularySize()).isEqualTo(vocabularySize);
    assertThat(tokenizer.name()).isEqualTo(name);
    Texts texts = Texts.knownToJdk(new Random(seed));
    for (int i = 0; i < count; i++) {
      String text = Surrogates.replaceUnpaired(texts.nextWithSurrogates());
      int[] ids = tokenizer.encode(text);
      int[] expected = reference.encodeOrdinary(text).toArray();
      if (!Arrays.equals(ids, expected)) {
        assertThat(ids).as("seed %d, text %s", seed, text).isEqualTo(expected);
      }
    }
  }

  @Test
  void otherFilesNeedAPatternAndAnId() throws IOException {
    String path = made("");
    assertThatThrownBy(() -> Tokenizers.fromFile(path))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(path)
        .hasMessageContaining(Splitters.names().toString())
        .hasMessageContaining("mixture.tokenizer.eod");
    assertThatThrownBy(() -> of(path, null, "gpt2")).hasMessageContaining("is not a known file");
    Tokenizer tokenizer = of(path, "300", "gpt2");
    assertThat(tokenizer.encode("ab a b")).containsExactly(256, ' ', 'a', ' ', 'b');
    assertThat(tokenizer.eod()).isEqualTo(300);
    assertThat(tokenizer.vocabularySize()).isEqualTo(384);
    assertThat(tokenizer.decode(new int[] {256, 300, 'c'})).isEqualTo("abc");
    Tokenizer own = of(path, "300", "a|[^a]");
    assertThat(own.encode("ab")).containsExactly('a', 'b');
    assertThat(own.fingerprint()).isNotEqualTo(tokenizer.fingerprint());
  }

  @Test
  void refusesWhatIsNoPatternOrId() throws IOException {
    String path = made("");
    assertThatThrownBy(() -> of(path, "300", "cl100"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("one of [qwen2, llama3, cl100k")
        .hasMessageContaining("cannot be: cl100");
    assertThatThrownBy(() -> of(path, "300", "a*")).hasMessageContaining("may match no character");
    assertThatThrownBy(() -> of(path, "<eos>", "gpt2")).hasMessageContaining("cannot be: <eos>");
    assertThatThrownBy(() -> of(path, "256", "gpt2")).hasMessageContaining("cannot be: 256");
    assertThatThrownBy(() -> Tokenizers.of(new TokenizerSpec(path, "300", Engine.LIBRARY, "gpt2")))
        .hasMessageContaining("engine: library can't read");
  }

  @Test
  void namesALineThatIsNone() throws IOException {
    String path = made("YWJj\n");
    assertThatThrownBy(() -> of(path, "300", "gpt2"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(path + ":258 must be base64");
    String untrained = made("YWJjZA== 257\n");
    assertThatThrownBy(() -> of(untrained, "300", "gpt2"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("Token 257 is not made of two tokens of lower ranks");
  }

  @Test
  void qwensRanksNormaliseTexts() throws IOException {
    Path file = folder.resolve("qwen.tiktoken");
    try (InputStream in = Tokenizers.class.getResourceAsStream("qwen.tiktoken")) {
      Files.copy(in, file);
    }
    Tokenizer tokenizer = Tokenizers.fromFile(file.toString());
    assertThat(tokenizer.eod()).isEqualTo(Tokenizers.qwen2().eod());
    assertThat(tokenizer.encode("e\u0301 IT'S 123"))
        .isEqualTo(Tokenizers.qwen2().encode("e\u0301 IT'S 123"));
  }

  @Test
  void aTokenizerJsonHasItsOwnPattern() throws IOException {
    String path = Files.write(folder.resolve("t.json"), "{}".getBytes(UTF_8)).toString();
    assertThatThrownBy(() -> of(path, null, "gpt2"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("leave mixture.tokenizer.pattern out");
  }
}
