package io.mimodata.synthgen.evaluate;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.problem.Problem;
import io.mimodata.synthgen.problem.ProblemPrompts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Has a model answer. The same problem, prompts, sampling and number of the sample make the same
 * request, whatever else is asked, so that a journal finds what it has. Thread-safe.
 */
public final class EngineResponder implements Responder {
  private final Engine engine;
  private final ProblemPrompts prompts;
  private final Sampling sampling;

  /** A responder on an engine, which it doesn't close. */
  public EngineResponder(Engine engine, ProblemPrompts prompts, Sampling sampling) {
    this.engine = engine;
    this.prompts = prompts;
    this.sampling = sampling;
  }

  @Override
  public CompletableFuture<Response> respond(Problem problem, int sample) {
    return Futures.map(
        engine.generate(
            GenerationRequest.of(engine.revision(), prompts.of(problem), sampling, sample)),
        EngineResponder::response);
  }

  private static Response response(Generation generation) {
    if (generation instanceof Generation.Finished finished) {
      return new Response.Given(
          finished.message().content(), Optional.of(finished.finishReason()), finished.usage());
    }
    Generation.Failed failed = (Generation.Failed) generation;
    if (failed.kind().endsAll()) {
      throw new StageException(
          "The model does not answer any more (%s). Mend it and evaluate again: what it has said is kept"
              .formatted(failed.detail()));
    }
    return new Response.None(failed.kind().key(), failed.detail(), failed.usage());
  }
}
