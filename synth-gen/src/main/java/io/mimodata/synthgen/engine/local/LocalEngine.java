package io.mimodata.synthgen.engine.local;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.mimo.MimoModel;
import io.mimodata.synthgen.mimo.batch.Finish;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import io.mimodata.synthgen.mimo.text.ChatFormat;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A model in this process. A request's answer depends on the request alone, whatever else is in the
 * batch. Thread-safe.
 */
public final class LocalEngine implements Engine {
  private final MimoModel model;
  private final ModelTokenizer tokenizer;
  private final ChatFormat chat;
  private final String name;
  private final String revision;

  /** Takes a model, which it closes. */
  LocalEngine(
      MimoModel model, ModelTokenizer tokenizer, ChatFormat chat, String name, String revision) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.chat = chat;
    this.name = name;
    this.revision = revision;
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public CompletableFuture<Generation> generate(GenerationRequest request) {
    List<ChatFormat.Turn> turns =
        request.messages().stream()
            .map(turn -> new ChatFormat.Turn(turn.role(), tokenizer.escape(turn.content())))
            .toList();
    int[] prompt = tokenizer.encode(chat.prompt(turns));
    Sampling sampling = request.sampling();
    TextRequest text =
        new TextRequest(
            prompt,
            sampling.maxTokens(),
            new SamplingRule(
                sampling.temperature(),
                sampling.topK(),
                sampling.topP(),
                sampling.minP(),
                sampling.repetitionPenalty(),
                request.seed()),
            Speculation.COUPLED,
            true,
            sampling.stop(),
            false,
            false,
            false,
            piece -> {});
    try {
      return Futures.map(model.submit(text), LocalEngine::generation);
    } catch (StageException e) {
      return CompletableFuture.completedFuture(
          new Generation.Failed(FailureKind.REFUSED, e.getMessage(), Usage.NONE));
    }
  }

  private static Generation generation(TextResult result) {
    Usage usage = Usage.of(result.promptTokens(), result.ids().length);
    if (result.text().isBlank()) {
      return new Generation.Failed(FailureKind.EMPTY, "the answer has no text", usage);
    }
    return new Generation.Finished(
        AssistantMessage.of(null, result.text()),
        result.finish() == Finish.STOP ? FinishReason.STOP : FinishReason.LENGTH,
        AssistantMessage.isThinkingClosed(null, result.text()),
        usage);
  }

  @Override
  public void close() {
    model.close();
  }
}
