package io.mimodata.mixture.regex;

/** A pattern is none, or has a part that this engine does not know; the message names both. */
public final class UnsupportedPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnsupportedPatternException(String pattern, String problem) {
    super("The pattern %s can't be used: %s".formatted(pattern, problem));
  }
}
