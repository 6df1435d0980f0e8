package io.mimodata.mixture.tokenize;

import java.io.Serializable;

/**
 * A file that was read and checked, and from which a tokenizer can be built anywhere. Immutable.
 */
interface TokenizerFile extends Serializable {
  /** The path under which it was read. */
  String name();

  /** Hash of all that decides the ids. */
  String fingerprint();

  /**
   * Builds the tokenizer.
   *
   * @throws io.mimodata.document.StageException if the file asks for what the engine can't do
   */
  Tokenizer build();
}
