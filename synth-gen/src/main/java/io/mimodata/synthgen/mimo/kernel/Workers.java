package io.mimodata.synthgen.mimo.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that share the parts of one piece of work after another, the calling thread among them. A
 * forward pass is some hundred pieces of a few microseconds to milliseconds, so that a worker that
 * waits spins for a while before it sleeps. One thread at a time may call.
 */
public final class Workers implements AutoCloseable {
  /** About a tenth of a millisecond. */
  private static final int SPINS = 2_000;

  /** Between looks at workers that take longer, as when they have no processor. */
  private static final long NAP_NANOSECONDS = 20_000;

  private final Thread[] threads;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private volatile Throwable failure;

  /** Held while a piece of work is done, so that no worker leaves in the middle of it. */
  private final Object oneAtATime = new Object();

  private int parts;
  private IntConsumer work;

  /**
   * @param count of threads, the caller's included, at least 1
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, cannot be: " + count);
    }
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(this::serve, "mimo-worker-" + (i + 1));
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** Threads, the caller's included. */
  public int count() {
    return threads.length + 1;
  }

  /**
   * Does a piece of work, and returns when all of it is done; the caller does it alone once this is
   * closed.
   *
   * @param count parts of it
   * @param part called once with each number below {@code count}, on any of the threads
   */
  public void run(int count, IntConsumer part) {
    if (threads.length == 0 || count == 1) {
      runAlone(count, part);
      return;
    }
    synchronized (oneAtATime) {
      if (closed) {
        runAlone(count, part);
      } else {
        share(count, part);
      }
    }
  }

  private static void runAlone(int count, IntConsumer part) {
    for (int i = 0; i < count; i++) {
      part.accept(i);
    }
  }

  private void share(int count, IntConsumer part) {
    parts = count;
    work = part;
    next.set(0);
    busy.set(threads.length);
    round.incrementAndGet();
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    takeParts();
    for (int spins = 0; busy.get() > 0; spins++) {
      pause(spins);
    }
    if (failure != null) {
      Throwable cause = failure;
      failure = null;
      throw new IllegalStateException("A worker failed", cause);
    }
  }

  private void takeParts() {
    try {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        work.accept(i);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void serve() {
    int done = 0;
    while (!closed) {
      int spins = 0;
      while (round.get() == done && !closed) {
        if (spins++ < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      done = round.get();
      takeParts();
      busy.decrementAndGet();
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(NAP_NANOSECONDS);
    }
  }

  /** Ends the threads when the piece of work that is under way is done. */
  @Override
  public void close() {
    synchronized (oneAtATime) {
      closed = true;
    }
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
