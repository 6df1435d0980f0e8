package io.mimodata.synthgen.rollout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleBiFunction;

/**
 * Judges by code that takes its time, on threads of its own, so that neither generation nor the
 * rollout waits for it. Thread-safe, if the code is.
 */
public final class PooledScorer<P, R> implements Scorer<P, R>, AutoCloseable {
  private final ToDoubleBiFunction<P, R> judge;
  private final ExecutorService pool;

  /**
   * A scorer with its threads, which end when it is closed.
   *
   * @param judge gives a response's reward; interrupted when that is of no use any more
   * @param threads responses judged at once, at least 1
   */
  public PooledScorer(ToDoubleBiFunction<P, R> judge, int threads) {
    this.judge = judge;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "judge");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public CompletableFuture<Double> score(P problem, R response) {
    CompletableFuture<Double> reward = new CompletableFuture<>();
    Future<?> work = pool.submit(() -> judge(problem, response, reward));
    var unused =
        reward.whenComplete(
            (value, failure) -> {
              if (reward.isCancelled()) {
                work.cancel(true);
              }
            });
    return reward;
  }

  private void judge(P problem, R response, CompletableFuture<Double> reward) {
    try {
      reward.complete(judge.applyAsDouble(problem, response));
    } catch (RuntimeException | Error e) {
      reward.completeExceptionally(e);
    }
  }

  /** Interrupts what is being judged. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}
