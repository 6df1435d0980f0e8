package io.mimodata.synthgen.judge;

/** A sandbox failed, which says nothing of the submission in it. */
final class SandboxException extends Exception {
  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
