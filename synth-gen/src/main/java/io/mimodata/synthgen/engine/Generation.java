package io.mimodata.synthgen.engine;

import io.mimodata.document.Removal;

/** How one request ended. */
public sealed interface Generation {
  /**
   * A complete answer.
   *
   * @param promptTokens as the server counts them, or -1 when it doesn't say
   * @param completionTokens likewise, reasoning included
   */
  record Answered(AssistantMessage message, long promptTokens, long completionTokens)
      implements Generation {}

  /** No answer, or one that is not complete; the seed gets this removal. */
  record Unanswered(Removal removal) implements Generation {}
}
