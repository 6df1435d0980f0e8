package io.mimodata.synthgen.rollout;

import io.mimodata.synthgen.engine.window.WorkPool;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleBiFunction;

/**
 * Judges by code that takes its time, on threads of its own, so that neither generation nor the
 * rollout waits for it. Thread-safe, if the code is.
 */
public final class PooledScorer<P, R> implements Scorer<P, R>, AutoCloseable {
  private final ToDoubleBiFunction<P, R> judge;
  private final WorkPool pool;

  /**
   * A scorer with its threads, which end when it is closed.
   *
   * @param judge gives a response's reward; interrupted when that is of no use any more
   * @param threads responses judged at once, at least 1
   */
  public PooledScorer(ToDoubleBiFunction<P, R> judge, int threads) {
    this.judge = judge;
    this.pool = new WorkPool("judge", threads);
  }

  @Override
  public CompletableFuture<Double> score(P problem, R response) {
    return pool.submit(() -> judge.applyAsDouble(problem, response));
  }

  /** Interrupts what is being judged, and waits a while for its end. */
  @Override
  public void close() {
    pool.close();
  }
}
