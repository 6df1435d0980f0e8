package io.mimodata.ingest.rows;

/** A row that is not what its file promises; the message is for the ledger. */
final class InvalidRowException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRowException(String message) {
    super(message);
  }
}
