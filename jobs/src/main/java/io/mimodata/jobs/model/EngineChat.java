package io.mimodata.jobs.model;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.llm.ChatAnswer;
import io.mimodata.filter.tagger.llm.ChatMessage;
import io.mimodata.filter.tagger.llm.ChatModel;
import io.mimodata.filter.tagger.llm.ChatSource;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.SharedEngines;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The engine of synthetic data as a tagger asks it; the tasks of a process share one.
 *
 * @param temperature of first answers; further ones to the same conversation are drawn at {@link
 *     #RETRY_TEMPERATURE} at least, since the likeliest answer is always the same
 * @param maxTokens of an answer, its thinking included
 */
public record EngineChat(EngineSource source, double temperature, int maxTokens)
    implements ChatSource {
  private static final double RETRY_TEMPERATURE = 0.6;
  private static final double TOP_P = 1;

  @Override
  public String model() {
    return source.model();
  }

  @Override
  public String revision() {
    return "%s %s %d".formatted(source.revision(), temperature, maxTokens);
  }

  @Override
  public int window() {
    return source.window();
  }

  @Override
  public void check() {
    source.check();
  }

  @Override
  public ChatModel open() {
    SharedEngines.Lease lease = SharedEngines.lease("tagger " + source, source);
    return new ChatModel() {
      @Override
      public CompletableFuture<ChatAnswer> ask(List<ChatMessage> conversation, int sampleIndex) {
        return Futures.map(
            lease.engine().generate(request(conversation, sampleIndex)), EngineChat::answer);
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }

  private GenerationRequest request(List<ChatMessage> conversation, int sampleIndex) {
    List<Message> messages =
        conversation.stream().map(turn -> new Message(turn.role(), turn.content())).toList();
    double heat = sampleIndex == 0 ? temperature : Math.max(temperature, RETRY_TEMPERATURE);
    return GenerationRequest.of(
        source.revision(), messages, Sampling.of(heat, TOP_P, maxTokens), sampleIndex);
  }

  private static ChatAnswer answer(Generation generation) {
    if (generation instanceof Generation.Failed failed) {
      if (failed.kind().endsAll()) {
        throw new StageException(
            "The tagger's model does not answer any more (%s). Mend it and run the stage again"
                .formatted(failed.detail()));
      }
      if (failed.kind() == FailureKind.EMPTY) {
        return new ChatAnswer.Said("", true);
      }
      return new ChatAnswer.Failed(failed.kind().key() + ": " + failed.detail());
    }
    Generation.Finished finished = (Generation.Finished) generation;
    return new ChatAnswer.Said(
        finished.message().answer(), finished.finishReason() != FinishReason.LENGTH);
  }
}
