package io.mimodata.extract.pdf.worker;

/**
 * No worker process can be started here. It is not a document's fault, so it fails the task; the
 * message names the setting that does without.
 */
public final class WorkerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkerStartException(String what, Throwable cause) {
    super(
        "A worker process for PDFs can't be started: "
            + what
            + "; make it startable, or set extract.pdf.isolation to thread to read PDFs within this"
            + " process, where a hostile file can exhaust its memory",
        cause);
  }
}
