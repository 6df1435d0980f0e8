package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.problem.Problem;
import java.util.concurrent.CompletableFuture;

/** Gives the responses that are to be graded. */
@FunctionalInterface
public interface Responder {
  /**
   * Begins to answer a problem and returns at once. What fails for one problem alone is a {@link
   * Response.None}; a future that fails ends the evaluation.
   *
   * @param sample number among the problem's responses, from 0
   */
  CompletableFuture<Response> respond(Problem problem, int sample);
}
