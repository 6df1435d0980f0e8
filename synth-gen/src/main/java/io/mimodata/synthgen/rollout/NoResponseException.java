package io.mimodata.synthgen.rollout;

/** A problem can't be answered, though others can; the message says why. */
public final class NoResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoResponseException(String message) {
    super(message);
  }
}
