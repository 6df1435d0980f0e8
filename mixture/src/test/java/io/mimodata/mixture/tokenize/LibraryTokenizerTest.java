package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.mixture.bpe.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vocabulary of three letters and one merge, in the form of a {@code tokenizer.json}. */
class LibraryTokenizerTest {
  private static final String TOKENIZER =
      """
      {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
        "padding": null,
        "added_tokens": [
          {"id": 4, "content": "ab>", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true},
          {"id": 5, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true}],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false,
           "use_regex": false},
        "post_processor": null,
        "decoder": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false,
           "use_regex": false},
        "model": {"type": "BPE", "dropout": null, "unk_token": null,
          "continuing_subword_prefix": "", "end_of_word_suffix": "", "fuse_unk": false,
          "byte_fallback": false,
          "vocab": {"a": 0, "b": 1, ">": 2, "ab": 3}, "merges": ["a b"]}
      }
      """;

  @TempDir private Path folder;

  private static Tokenizer library(String path) {
    return Tokenizers.of(new TokenizerSpec(path, null, Engine.LIBRARY, null));
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("tokenizer.json"), content).toString();
  }

  @Test
  void encodesTextThatSpellsAControlTokenAsText() throws IOException {
    Tokenizer tokenizer = library(file(TOKENIZER));
    assertThat(tokenizer.encode("ab>a")).containsExactly(3, 2, 0);
    assertThat(tokenizer.decode(new int[] {3, 2, 0, 5})).isEqualTo("ab>a");
  }

  @Test
  void neverCutsAText() throws IOException {
    assertThat(library(file(TOKENIZER)).encode("ab".repeat(5_000))).hasSize(5_000);
  }

  @Test
  void takesTheClosingTokenFromTheFileAndPadsTheVocabulary() throws IOException {
    Tokenizer tokenizer = library(file(TOKENIZER));
    assertThat(tokenizer.eod()).isEqualTo(5);
    assertThat(tokenizer.vocabularySize()).isEqualTo(128);
    assertThat(tokenizer.name()).isEqualTo("tokenizer.json");
    Tokenizer other =
        Tokenizers.of(new TokenizerSpec(file(TOKENIZER), "ab>", Engine.LIBRARY, null));
    assertThat(other.eod()).isEqualTo(4);
    assertThat(other.fingerprint()).isNotEqualTo(tokenizer.fingerprint());
  }

  @Test
  void refusesToGiveTextTheClosingId() throws IOException {
    String clashing = TOKENIZER.replace("\"id\": 5", "\"id\": 3");
    Tokenizer tokenizer = library(file(clashing));
    assertThatThrownBy(() -> tokenizer.encode("ab"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("closes documents");
  }

  @Test
  void doesNotDecodeInStepsNorTellWhereIdsBegin() throws IOException {
    Tokenizer tokenizer = library(file(TOKENIZER));
    assertThatThrownBy(tokenizer::decoder).hasMessageContaining("mixture.tokenizer.engine: own");
    assertThatThrownBy(() -> tokenizer.idsBefore(new byte[1], 0))
        .hasMessageContaining("mixture.tokenizer.engine: own");
  }

  @Test
  void takesBytes() throws IOException {
    Tokenizer tokenizer = library(file(TOKENIZER));
    byte[] utf8 = "ab>a".getBytes(UTF_8);
    assertThat(tokenizer.encode(utf8)).containsExactly(3, 2, 0);
    assertThat(tokenizer.count(utf8)).isEqualTo(3);
    Ids ids = new Ids(0);
    tokenizer.encode(utf8, ids);
    assertThat(ids.toArray()).containsExactly(3, 2, 0);
  }

  @Test
  void findsWhiteSpaceThatIsAdded() throws IOException {
    String spaces = TOKENIZER.replace("\"content\": \"ab>\"", "\"content\": \"  \"");
    assertThat(library(file(spaces)).encode("ab  a")).containsExactly(3, 4, 0);
    String path = file(spaces.replace("\"id\": 4", "\"id\": 9"));
    assertThatThrownBy(() -> library(path))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("\"  \" of white space with id 9");
  }

  @Test
  void saysWhichClosingTokensThereAre() throws IOException {
    String path = file(TOKENIZER.replace("</s>", "<stop>"));
    assertThatThrownBy(() -> library(path))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(path)
        .hasMessageContaining("mixture.tokenizer.eod")
        .hasMessageContaining("[ab>, <stop>]");
  }

  @Test
  void namesAFileThatIsNoTokenizer() throws IOException {
    String missing = folder.resolve("none.json").toString();
    assertThatThrownBy(() -> library(missing))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(missing);
    String noJson = file("PK\u0003");
    assertThatThrownBy(() -> library(noJson))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("not JSON");
    String otherJson = file("{\"model\": {}}");
    assertThatThrownBy(() -> library(otherJson))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("model.vocab");
    String wrongModel = file(TOKENIZER.replace("\"BPE\"", "\"Unheard\""));
    assertThatThrownBy(() -> library(wrongModel))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("can't be loaded");
  }
}
