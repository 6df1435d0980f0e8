package io.mimodata.synthgen.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * Maps an iterator one to one with slow work overlapped: results come in the order in which they
 * are ready, so that a slow one holds up nobody, and at most {@code concurrency} inputs are held.
 * The iterator itself is for one thread.
 */
final class OverlappedRequests<I, O> implements Iterator<O>, AutoCloseable {
  private final Iterator<I> inputs;
  private final Function<I, O> quick;
  private final Function<I, O> slow;
  private final int concurrency;
  private ExecutorService threads;
  private CompletionService<O> ready;
  private int underWay;

  /**
   * @param quick gives the result at once, or null where the slow work is needed
   * @param slow called on threads of its own
   */
  OverlappedRequests(
      Iterator<I> inputs, Function<I, O> quick, Function<I, O> slow, int concurrency) {
    this.inputs = inputs;
    this.quick = quick;
    this.slow = slow;
    this.concurrency = concurrency;
  }

  @Override
  public boolean hasNext() {
    return underWay > 0 || inputs.hasNext();
  }

  @Override
  public O next() {
    while (underWay < concurrency && inputs.hasNext()) {
      I input = inputs.next();
      O result = quick.apply(input);
      if (result != null) {
        return result;
      }
      submit(input);
    }
    if (underWay == 0) {
      throw new NoSuchElementException();
    }
    return take();
  }

  private void submit(I input) {
    if (threads == null) {
      ThreadFactory daemons =
          work -> {
            Thread thread = new Thread(work, "synth-request");
            thread.setDaemon(true);
            return thread;
          };
      threads = Executors.newFixedThreadPool(concurrency, daemons);
      ready = new ExecutorCompletionService<>(threads);
    }
    ready.submit(() -> slow.apply(input));
    underWay++;
  }

  private O take() {
    try {
      O result = ready.take().get();
      underWay--;
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the model endpoint", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A request failed", e.getCause());
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
