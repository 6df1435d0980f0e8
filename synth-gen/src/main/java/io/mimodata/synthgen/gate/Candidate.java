package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.prompt.Prompt;

/**
 * A finished generation, with what it was asked and what is known of its seed.
 *
 * @param prompt that was sent
 * @param seedText text of the seed document
 * @param criterion what the seed has to check an answer with, or null
 * @param finishReason as servers give it, as in {@code stop} and {@code length}, or null
 * @param reasoning the field of the message that holds the thinking, or null where the thinking is
 *     in the content
 * @param content of the message, or null
 */
public record Candidate(
    Prompt prompt,
    String seedText,
    Criterion criterion,
    String finishReason,
    String reasoning,
    String content) {
  /** The thinking and the answer. */
  public AssistantMessage message() {
    return AssistantMessage.of(reasoning, content);
  }
}
