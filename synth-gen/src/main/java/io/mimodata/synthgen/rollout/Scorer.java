package io.mimodata.synthgen.rollout;

import java.util.concurrent.CompletableFuture;

/** Judges responses, several at once. */
@FunctionalInterface
public interface Scorer<P, R> {
  /**
   * Begins to judge a response and returns at once. Cancelling the future ends the work.
   *
   * @return the reward, 0..1, where 1 is for a response that is right. Any failure ends the
   *     rollout: a response that can't be judged has a reward, too
   */
  CompletableFuture<Double> score(P problem, R response);
}
