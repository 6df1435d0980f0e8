package io.mimodata.filter.tagger.llm;

import java.util.Objects;

/**
 * One turn of a conversation.
 *
 * @param role {@code system} or {@code user}
 */
public record ChatMessage(String role, String content) {
  public ChatMessage {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
  }
}
