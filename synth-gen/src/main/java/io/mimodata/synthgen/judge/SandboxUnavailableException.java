package io.mimodata.synthgen.judge;

import io.mimodata.document.StageException;

/** This machine can't run programs safely, or lacks a compiler; the message says what to do. */
public final class SandboxUnavailableException extends StageException {
  private static final long serialVersionUID = 1L;

  SandboxUnavailableException(String message) {
    super(message);
  }
}
