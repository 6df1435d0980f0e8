package io.mimodata.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.onnx.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTokenizerTest {
  private static final String WORD_PIECE =
      """
      {"version": "1.0", "truncation": {"direction": "Right", "max_length": 4,
        "strategy": "LongestFirst", "stride": 0}, "padding": null,
       "added_tokens": [
        {"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
        {"id": 1, "content": "[UNK]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
        {"id": 2, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
        {"id": 3, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
       "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
        "strip_accents": null, "lowercase": true},
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "post_processor": %s,
       "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
        "max_input_chars_per_word": 100, "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3,
        "the": 4, "proof": 5, "##s": 6, "of": 7, "a": 8, ".": 9, "[": 10, "]": 11, "sep": 12}}}
      """;
  private static final String TEMPLATE =
      """
      {"type": "TemplateProcessing",
       "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
       "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
       "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
        "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}}
      """;

  @TempDir private Path folder;

  private TextEncoder encoder(String postProcessor) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), WORD_PIECE.formatted(postProcessor));
    return ClassifierTokenizer.of(folder);
  }

  /**
   * Ids as Hugging Face's tokenizers 0.23 gives them, but for a spelt control token: it is text.
   */
  @Test
  void encodesWholeTextsAndKnowsWhatStandsAroundThem() throws IOException {
    TextEncoder encoder = encoder(TEMPLATE);

    assertThat(encoder.encode("The proofs of a proof.")).containsExactly(4, 5, 6, 7, 8, 5, 9);
    assertThat(encoder.encode("Unknown [SEP]")).containsExactly(1, 10, 12, 11);
    assertThat(encoder.encode("")).isEmpty();
    assertThat(encoder.prefix()).containsExactly(2);
    assertThat(encoder.suffix()).containsExactly(3);
    assertThat(encoder.padding()).isZero();
  }

  @Test
  void olderFormsOfTheFrameAreKnown() throws IOException {
    TextEncoder encoder =
        encoder("{\"type\": \"BertProcessing\", \"sep\": [\"[SEP]\", 3], \"cls\": [\"[CLS]\", 2]}");

    assertThat(encoder.prefix()).containsExactly(2);
    assertThat(encoder.suffix()).containsExactly(3);
    assertThatThrownBy(() -> encoder("{\"type\": \"Magic\"}"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("post_processor of type \"Magic\"");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), "{");

    assertThatThrownBy(() -> ClassifierTokenizer.of(folder))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("tokenizer.json can't be read");
  }
}
