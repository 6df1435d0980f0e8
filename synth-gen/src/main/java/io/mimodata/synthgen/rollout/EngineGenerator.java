package io.mimodata.synthgen.rollout;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Has an {@link Engine} answer problems, in this process or over HTTP. A problem that comes again
 * is asked with other seeds. An answer without text is a response like others, and so is one that
 * broke off or took too long: were its problem left out, long answers would be. Where the server
 * refuses the question the problem can't be answered. For one thread, as the rollout is.
 */
public final class EngineGenerator<P> implements Generator<P, Generation.Finished> {
  private final Engine engine;
  private final Function<P, List<Message>> conversation;
  private final Sampling sampling;
  private final Map<P, Integer> asked = new HashMap<>();

  /**
   * A generator on an engine, which it doesn't close.
   *
   * @param conversation what the engine is to continue
   */
  public EngineGenerator(
      Engine engine, Function<P, List<Message>> conversation, Sampling sampling) {
    this.engine = engine;
    this.conversation = conversation;
    this.sampling = sampling;
  }

  @Override
  public List<CompletableFuture<Generation.Finished>> generate(P problem, int size) {
    List<Message> messages = conversation.apply(problem);
    int first = asked.merge(problem, size, Integer::sum) - size;
    return IntStream.range(first, first + size)
        .mapToObj(sample -> GenerationRequest.of(engine.revision(), messages, sampling, sample))
        .map(request -> Futures.map(engine.generate(request), EngineGenerator::response))
        .toList();
  }

  private static Generation.Finished response(Generation generation) {
    if (generation instanceof Generation.Finished finished) {
      return finished;
    }
    Generation.Failed failed = (Generation.Failed) generation;
    String cause = failed.kind().key() + ": " + failed.detail();
    return switch (failed.kind()) {
      case EMPTY -> withoutText(FinishReason.STOP, failed.usage());
      case CUT, STALLED, TIMEOUT -> withoutText(FinishReason.OTHER, failed.usage());
      case REFUSED, FILTERED, MALFORMED -> throw new NoResponseException(cause);
      case UNAVAILABLE, DENIED, BUDGET, CANCELLED ->
          throw new StageException("The model can't be asked, " + cause);
    };
  }

  private static Generation.Finished withoutText(FinishReason reason, Usage usage) {
    return new Generation.Finished(new AssistantMessage("", ""), reason, true, usage);
  }
}
