package io.mimodata.synthgen.mimo.text.jinja;

/** Where to go on after a statement. */
enum Flow {
  /** With the next one. */
  ON,
  /** Behind the loop around it. */
  BREAK,
  /** With the next item of the loop around it. */
  CONTINUE
}
