package io.mimodata.synthgen.verify.parse;

/** What a comma between digits means. */
enum Commas {
  /** {@code 1,2} are two numbers. */
  SEPARATE,

  /** {@code 1,000} is a thousand, and so is {@code 1 000}. */
  GROUP,

  /** {@code 1,5} is one and a half. */
  DECIMAL
}
