package io.mimodata.extract;

import io.mimodata.document.Reason;
import java.util.Objects;

/** A document that gives no text, for a reason that its ledger row states. */
public final class ExtractionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public ExtractionException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public ExtractionException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
