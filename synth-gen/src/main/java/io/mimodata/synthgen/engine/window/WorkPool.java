package io.mimodata.synthgen.engine.window;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads for work that takes its time, as judging does, so that neither generation nor the thread
 * that counts results waits for it. Thread-safe.
 */
public final class WorkPool implements AutoCloseable {
  /** What is used by the work can be closed after the pool: this long its end is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final ExecutorService threads;

  /**
   * A pool whose threads end when it is closed.
   *
   * @param name of the threads
   * @param size work done at once, at least 1
   */
  public WorkPool(String name, int size) {
    threads =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Has work done in its turn.
   *
   * @return its result, or what it threw; cancelling it interrupts the work, or keeps it from
   *     beginning
   * @throws java.util.concurrent.RejectedExecutionException after the end of the pool
   */
  public <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Future<?> task = threads.submit(() -> complete(result, work));
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                task.cancel(true);
              }
            });
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** Interrupts the work, and waits a while for its end. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      var unused = threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
