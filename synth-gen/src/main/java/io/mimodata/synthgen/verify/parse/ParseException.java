package io.mimodata.synthgen.verify.parse;

/** A text is not an expression that is known here. */
final class ParseException extends Exception {
  private static final long serialVersionUID = 1;

  ParseException(String message) {
    super(message, null, false, false);
  }
}
