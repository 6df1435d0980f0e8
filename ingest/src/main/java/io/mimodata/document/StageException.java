package io.mimodata.document;

/**
 * A stage can't do its work for a reason that its user can mend: the message names the thing, the
 * place and the way out, and is shown without a stack trace.
 */
public class StageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StageException(String message) {
    super(message);
  }

  public StageException(String message, Throwable cause) {
    super(message, cause);
  }
}
