package io.mimodata.mixture.tokenize;

import org.apache.hadoop.conf.Configuration;

/**
 * The tokenizers there are.
 *
 * <pre>{@code
 * Tokenizer tokenizer = Tokenizers.qwen2();
 * int[] ids = tokenizer.encode("Let $x^2 = 2$.");
 * }</pre>
 *
 * A tokenizer takes about a second and some tens of megabytes to build; each is built once in a JVM
 * and then shared.
 */
public final class Tokenizers {
  private Tokenizers() {}

  /** Qwen2's byte-pair encoding: 151,643 ranks, padded to 151,680 as in MiMo-7B. */
  public static Tokenizer qwen2() {
    return Qwen2Vocabulary.shared();
  }

  /**
   * The tokenizer of a Hugging Face {@code tokenizer.json} or of a known file of tiktoken's ranks.
   *
   * @throws io.mimodata.document.StageException if the file can't be read, has no usual control
   *     token that closes a document, or asks for what our engine can't do
   */
  public static Tokenizer fromFile(String path) {
    return of(new TokenizerSpec(path, null));
  }

  /**
   * The tokenizer that a recipe wants.
   *
   * @throws io.mimodata.document.StageException as {@link #fromFile}
   */
  public static Tokenizer of(TokenizerSpec spec) {
    return TokenizerSource.read(spec, new Configuration()).tokenizer();
  }
}
