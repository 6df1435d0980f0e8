package io.mimodata.ingest.content;

import io.mimodata.document.Reason;

/** The content of one document can't be had; the reason goes to the ledger. */
public final class ContentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public ContentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
