package io.mimodata.synthgen.verify;

import java.util.Locale;

/**
 * What became of an answer.
 *
 * @param equal it says what is expected
 * @param reason why, or why not
 * @param expected what was read as the answer that is expected; null if nothing was
 * @param answer what was read as the answer of the response; null if nothing was
 * @param detail why an answer can't be read; empty otherwise
 */
public record MathVerdict(
    boolean equal, Reason reason, String expected, String answer, String detail) {
  /** What decided. */
  public enum Reason {
    /** The texts are the same but for how they are set. */
    SAME_TEXT,

    /** The values are the same. */
    SAME_VALUE,

    /** The answer was understood, and is another. */
    DIFFERENT,

    /** The response has no answer. */
    NO_ANSWER,

    /** Nothing is expected. */
    NOTHING_EXPECTED,

    /** The answer is no expression that is known here, and the text is another. */
    UNREADABLE,

    /** What is expected is no expression that is known here, and the text is another. */
    UNREADABLE_EXPECTED,

    /** To compare them takes more than the budget. */
    TOO_LARGE,

    /** An answer has no value, as a division by zero. */
    UNDEFINED;

    /** The name in files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
