package io.mimodata.synthgen.verify.evaluate;

/** An expression has no value, or none that can be had within the budget. */
public final class EvaluationException extends RuntimeException {
  /** Why there is no value. */
  public enum Kind {
    /** Mathematically undefined here, as a division by zero. */
    UNDEFINED,

    /** The value, or the way to it, is too large. */
    TOO_LARGE,

    /** Only its form is known, as that of an integral. */
    NOT_NUMERIC
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  private EvaluationException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static EvaluationException undefined(String what) {
    return new EvaluationException(Kind.UNDEFINED, what + " is undefined");
  }

  static EvaluationException tooLarge(String what) {
    return new EvaluationException(Kind.TOO_LARGE, what + " is too large to compute");
  }

  /** Only its form is known. */
  public static EvaluationException withoutValue(String what) {
    return new EvaluationException(Kind.NOT_NUMERIC, what + " has no numeric value");
  }

  public Kind kind() {
    return kind;
  }
}
