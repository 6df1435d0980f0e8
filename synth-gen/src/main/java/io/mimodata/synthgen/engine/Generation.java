package io.mimodata.synthgen.engine;

/** How one request ended. */
public sealed interface Generation {
  Usage usage();

  /**
   * An answer, which may be cut off at its greatest length.
   *
   * @param thinkingClosed false where the thinking was begun and not ended
   */
  record Finished(
      AssistantMessage message, FinishReason finishReason, boolean thinkingClosed, Usage usage)
      implements Generation {}

  /**
   * No answer.
   *
   * @param detail for people, on one line
   */
  record Failed(FailureKind kind, String detail, Usage usage) implements Generation {}
}
