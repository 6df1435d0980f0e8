package io.mimodata.ingest.io;

import io.mimodata.document.Reason;
import java.io.IOException;

/** Bytes that can't be what they should be: a compressed frame, a record. */
public final class DamagedInputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean truncated;

  private DamagedInputException(String message, boolean truncated) {
    super(message);
    this.truncated = truncated;
  }

  /** The bytes are wrong. */
  public static DamagedInputException corrupt(String message) {
    return new DamagedInputException(message, false);
  }

  /** The bytes are right but end too early. */
  public static DamagedInputException truncated(String message) {
    return new DamagedInputException(message, true);
  }

  /** The reason for the ledger. */
  public Reason reason() {
    return truncated ? Reason.INGEST_TRUNCATED : Reason.INGEST_CORRUPT;
  }
}
