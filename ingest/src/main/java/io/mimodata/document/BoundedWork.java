package io.mimodata.document;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the work on one document under a time limit, so that one hostile document can't stop a run.
 *
 * <p>The work is done on a thread of its own with a deep stack; an exception, a stack overflow or
 * an exhausted heap becomes an {@link Outcome} instead of a failed task. Java can't end a thread
 * that doesn't listen: after a timeout the thread is interrupted and left behind as a daemon, and
 * the next document gets a new one. Not thread-safe: build one for each partition and close it at
 * its end.
 */
public final class BoundedWork implements AutoCloseable {
  private static final long STACK_BYTES = 16L << 20;

  private final String name;
  private final long limitMillis;
  private Worker worker;

  /**
   * @param name of the threads, to be found in a thread dump
   * @param limitMillis time that one document may take
   */
  public BoundedWork(String name, long limitMillis) {
    if (limitMillis < 1) {
      throw new IllegalArgumentException(
          "limitMillis must be at least 1, cannot be: " + limitMillis);
    }
    this.name = name;
    this.limitMillis = limitMillis;
  }

  /** How the work on one document ended: exactly one of the three holds. */
  public record Outcome<T>(T value, boolean timedOut, Throwable failure) {
    /** What went wrong, in one line for a ledger row. */
    public String describeFailure() {
      String message = failure.getMessage();
      String type = failure.getClass().getSimpleName();
      return message == null ? type : type + ": " + message.lines().findFirst().orElse("");
    }
  }

  /** Does the work; it must not return null. */
  public <T> Outcome<T> call(Callable<T> work) throws InterruptedException {
    if (worker == null) {
      worker = new Worker(name);
    }
    FutureTask<T> task = new FutureTask<>(work);
    worker.queue.put(task);
    try {
      return new Outcome<>(task.get(limitMillis, TimeUnit.MILLISECONDS), false, null);
    } catch (TimeoutException e) {
      task.cancel(true);
      worker.retired = true;
      worker = null;
      return new Outcome<>(null, true, null);
    } catch (ExecutionException e) {
      return new Outcome<>(null, false, e.getCause());
    }
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.retired = true;
      worker.thread.interrupt();
      worker = null;
    }
  }

  private static final class Worker implements Runnable {
    private final SynchronousQueue<Runnable> queue = new SynchronousQueue<>();
    private final Thread thread;
    private volatile boolean retired;

    Worker(String name) {
      thread = new Thread(null, this, name, STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void run() {
      while (!retired) {
        try {
          queue.take().run();
        } catch (InterruptedException e) {
          // Either close() or a late interrupt of work that ended meanwhile: the loop looks again.
        }
      }
    }
  }
}
