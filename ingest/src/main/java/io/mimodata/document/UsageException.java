package io.mimodata.document;

/**
 * A stage was called wrongly, as with an input that is not there: the program ends with exit code
 * 2.
 */
public class UsageException extends StageException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
