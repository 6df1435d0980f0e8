package io.mimodata.extract;

import java.util.concurrent.CancellationException;

/**
 * Lets long loops of an engine end when their time is up: the caller interrupts the thread, and the
 * loop asks here from time to time.
 */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Ends the work on the document if its thread was interrupted.
   *
   * @throws CancellationException if so; the interrupt stays set
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
