package io.mimodata.synthgen.rollout;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers problems, many at once. */
@FunctionalInterface
public interface Generator<P, R> {
  /**
   * Begins to answer a problem and returns at once.
   *
   * @param size how many responses to make
   * @return as many responses, of which each can be judged as soon as it is there. Cancelling one
   *     ends the work on it. One that fails with a {@link NoResponseException} takes its problem
   *     out of the rollout; any other failure ends the rollout
   */
  List<CompletableFuture<R>> generate(P problem, int size);
}
