package io.mimodata.synthgen.engine.window;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Maps an iterator one to one with slow work overlapped. Results come in the order in which they
 * are ready, so that a slow one holds up nobody; at most a given number of inputs is held at once,
 * and each that is handed out makes room for the next. A result that is there at once is the same
 * as any other. Work goes on between calls of {@link #next}, but new work starts only in it: where
 * the consumer is slow at times, a window larger than what the engine takes at once keeps the
 * engine busy. The iterator itself is for one thread.
 */
public final class SlidingWindow<I, O> implements Iterator<O>, AutoCloseable {
  private final Iterator<? extends I> inputs;
  private final Function<? super I, CompletableFuture<O>> work;
  private final int size;
  private final Map<Long, CompletableFuture<O>> underWay = new HashMap<>();
  private final BlockingQueue<Long> ready = new LinkedBlockingQueue<>();
  private long count;
  private boolean closed;

  /**
   * A window over the inputs; nothing starts before the first call of {@link #next}.
   *
   * @param work starts the work on an input and returns at once
   * @param size greatest number of inputs whose results were not handed out yet, at least 1
   */
  public SlidingWindow(
      Iterator<? extends I> inputs, Function<? super I, CompletableFuture<O>> work, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, cannot be: " + size);
    }
    this.inputs = inputs;
    this.work = work;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    return !underWay.isEmpty() || inputs.hasNext();
  }

  /**
   * Starts as much work as there is room for, and waits for a result.
   *
   * @throws RuntimeException that the work or the inputs failed with, as it is; nothing new starts
   *     then, and what is under way goes on until the window is closed
   */
  @Override
  public O next() {
    if (closed) {
      throw new IllegalStateException("The window is closed");
    }
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      while (underWay.size() < size && inputs.hasNext()) {
        long number = count++;
        CompletableFuture<O> started = work.apply(inputs.next());
        underWay.put(number, started);
        var unused = started.whenComplete((result, failure) -> ready.add(number));
      }
      return underWay.remove(ready.take()).join();
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for the model");
    } catch (CompletionException e) {
      closed = true;
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A request failed", e.getCause());
    } catch (RuntimeException e) {
      closed = true;
      throw e;
    }
  }

  /**
   * Waits for what is under way, since it is being paid for, and then closes the window. Nobody
   * gets the results: this is for an engine that keeps what it has heard.
   *
   * @param grace how long to wait at most; cut short where the thread is interrupted meanwhile
   */
  public void drain(Duration grace) {
    closed = true;
    CompletableFuture<?> all =
        CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
    try {
      all.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // Whatever is not there by now is given up.
    }
    close();
  }

  /** Cancels what is under way. */
  @Override
  public void close() {
    closed = true;
    List<CompletableFuture<O>> left = List.copyOf(underWay.values());
    underWay.clear();
    left.forEach(work -> work.cancel(true));
  }
}
