package io.mimodata.mixture.regex;

/** Whose syntax a pattern is written in, where they differ. */
public enum Dialect {
  /**
   * Oniguruma's, that of Hugging Face's engine: {@code ^} and {@code $} are the ends of lines, and
   * a plus after {@code {1,3}} repeats it.
   */
  ONIGURUMA,

  /**
   * That of Rust's fancy-regex and of tiktoken: {@code ^} and {@code $} are the ends of the text,
   * and a plus after {@code {1,3}} forbids it to give back.
   */
  RUST
}
