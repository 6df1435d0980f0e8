package io.mimodata.synthgen.verify.extract;

/** In what an answer may be written. */
public enum Form {
  /** LaTeX: in a box, or between the signs that begin and end a formula. */
  LATEX,

  /** Numbers and expressions in plain text. */
  EXPR
}
