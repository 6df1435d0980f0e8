package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Usage;
import java.util.concurrent.CompletableFuture;

/** A request on its way to an answer: its attempts so far and what they cost. Not thread-safe. */
final class Call {
  private final GenerationRequest request;
  private final CompletableFuture<Generation> result = new CompletableFuture<>();
  private Exchange exchange;
  private int attempts;
  private int freeRetries;
  private int paidRetries;
  private int wastedAttempts;
  private long wastedTokens;

  Call(GenerationRequest request) {
    this.request = request;
  }

  GenerationRequest request() {
    return request;
  }

  CompletableFuture<Generation> result() {
    return result;
  }

  void sent(Exchange attempt) {
    attempts++;
    exchange = attempt;
  }

  /** The last attempt didn't arrive. */
  void unsent() {
    attempts--;
  }

  void cancel() {
    if (exchange != null) {
      exchange.cancel();
    }
  }

  /** Counts a retry of an attempt that cost nothing; returns its number from 0. */
  int retryFree() {
    return freeRetries++;
  }

  /** Counts a retry of an attempt that was paid for; returns its number from 0. */
  int retryPaid() {
    return paidRetries++;
  }

  boolean mayRetryFree(HttpEngineSettings settings) {
    return freeRetries < settings.retries();
  }

  boolean mayRetryPaid(HttpEngineSettings settings) {
    return paidRetries < settings.paidRetries();
  }

  /** The last attempt was paid for and gave this many tokens of no use. */
  void waste(long tokens) {
    wastedAttempts++;
    wastedTokens += tokens;
  }

  Generation.Failed failed(FailureKind kind, String detail) {
    return new Generation.Failed(kind, detail, usage(0, 0, promptEstimate(), wastedAttempts > 0));
  }

  /** What an answer amounts to. */
  Generation finished(Attempt.Answer answer) {
    boolean estimated = !answer.counted() || wastedAttempts > 0;
    long prompt = answer.promptTokens() < 0 ? promptEstimate() : answer.promptTokens();
    String finish = answer.finishReason() == null ? "" : answer.finishReason();
    AssistantMessage message = AssistantMessage.of(answer.reasoning(), answer.content());
    boolean filtered = finish.equals("content_filter");
    if (filtered || (message.thinking().isEmpty() && message.answer().isEmpty())) {
      waste(answer.completionTokens());
      return new Generation.Failed(
          filtered ? FailureKind.FILTERED : FailureKind.EMPTY,
          filtered ? "the server withheld the answer (content_filter)" : "no text",
          usage(0, 0, prompt, estimated));
    }
    return new Generation.Finished(
        message,
        switch (finish) {
          case "stop", "eos", "eos_token", "stop_sequence" -> FinishReason.STOP;
          case "length" -> FinishReason.LENGTH;
          default -> FinishReason.OTHER;
        },
        AssistantMessage.isThinkingClosed(answer.reasoning(), answer.content()),
        usage(prompt, answer.completionTokens(), prompt, estimated));
  }

  private Usage usage(long prompt, long completion, long promptOfEach, boolean estimated) {
    return new Usage(
        prompt, completion, wastedAttempts * promptOfEach, wastedTokens, attempts, estimated);
  }

  private long promptEstimate() {
    return request.messages().stream()
        .mapToLong(message -> AnswerReader.estimate(message.content().getBytes(UTF_8).length))
        .sum();
  }
}
