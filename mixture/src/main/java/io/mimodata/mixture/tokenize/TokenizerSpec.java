package io.mimodata.mixture.tokenize;

import java.util.Objects;

/**
 * Which tokenizer a recipe wants.
 *
 * @param path of a Hugging Face {@code tokenizer.json} or of a tiktoken file of ranks, any Hadoop
 *     path; null for the built-in Qwen2 vocabulary
 * @param eod the token that closes a document: its spelling among the {@code added_tokens} of a
 *     {@code tokenizer.json}, or null to take the first that is there of {@link
 *     HuggingFaceFile#USUAL_EOD}; of ranks its id, or null where the file is a known one. Only with
 *     a path.
 * @param engine whose code is used; {@link Engine#LIBRARY} only with a {@code tokenizer.json}
 * @param pattern how ranks cut words: a name of {@link io.mimodata.mixture.split.Splitters#names()}
 *     or a regular expression; null where the file is a known one, and with a {@code
 *     tokenizer.json}, which has its own
 */
public record TokenizerSpec(String path, String eod, Engine engine, String pattern)
    implements java.io.Serializable {
  public TokenizerSpec {
    Objects.requireNonNull(engine, "engine");
    if (path != null && path.isBlank()) {
      throw new IllegalArgumentException(
          "path must name a tokenizer.json or a file of ranks, or be left out");
    }
    if (path == null) {
      refuse("eod", eod);
      refuse("pattern", pattern);
      refuse("engine", engine == Engine.OWN ? null : "library");
    }
  }

  /** A tokenizer file in our own engine; null for what it or the file decides. */
  public TokenizerSpec(String path, String eod) {
    this(path, eod, Engine.OWN, null);
  }

  private static void refuse(String name, String value) {
    if (value != null) {
      throw new IllegalArgumentException(
          "%s must be left out without a path: the built-in vocabulary has its own, cannot be: %s"
              .formatted(name, value));
    }
  }

  /** The built-in Qwen2 vocabulary. */
  public static TokenizerSpec qwen2() {
    return new TokenizerSpec(null, null);
  }
}
