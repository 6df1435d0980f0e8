package io.mimodata.jobs.progress;

import java.time.Duration;
import java.util.function.Supplier;

/** Says from time to time how far something is. For one thread. */
public final class PeriodicNote {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ProgressPrinter printer;
  private final Supplier<String> text;
  private long last = System.nanoTime();

  /**
   * @param text what there is to say at that time
   */
  public PeriodicNote(ProgressPrinter printer, Supplier<String> text) {
    this.printer = printer;
    this.text = text;
  }

  /** Something went on; said where nothing was for ten seconds. */
  public void tick() {
    if (System.nanoTime() - last > INTERVAL.toNanos()) {
      last = System.nanoTime();
      printer.note(text.get());
    }
  }
}
