package io.mimodata.mixture.tokenize;

/** Whose code turns text into ids. */
public enum Engine {
  /** Ours: byte-level byte-pair encoding, about 30 times faster; what it can't do is an error. */
  OWN,

  /** Hugging Face's, through DJL: all that a {@code tokenizer.json} may hold. */
  LIBRARY
}
