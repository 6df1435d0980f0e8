package io.mimodata.mixture.tokenize;

/**
 * Which tokenizer a recipe wants.
 *
 * @param path of a Hugging Face {@code tokenizer.json}, any Hadoop path; null for the built-in
 *     Qwen2 vocabulary
 * @param eod spelling of the control token that closes a document, as it stands among the file's
 *     {@code added_tokens}; null to take the first that is there of {@link
 *     HuggingFaceFile#USUAL_EOD}. Only with a path.
 */
public record TokenizerSpec(String path, String eod) implements java.io.Serializable {
  public TokenizerSpec {
    if (path != null && path.isBlank()) {
      throw new IllegalArgumentException("path must name a tokenizer.json or be left out");
    }
    if (path == null && eod != null) {
      throw new IllegalArgumentException(
          "eod must be left out without a path: the built-in vocabulary has its own, cannot be: "
              + eod);
    }
  }

  /** The built-in Qwen2 vocabulary. */
  public static TokenizerSpec qwen2() {
    return new TokenizerSpec(null, null);
  }
}
