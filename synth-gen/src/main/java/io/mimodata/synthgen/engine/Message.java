package io.mimodata.synthgen.engine;

import java.io.Serializable;
import java.util.Objects;

/**
 * One turn of a conversation.
 *
 * @param role as in {@code system}, {@code user}, {@code assistant}; not blank
 * @param content text of the turn
 */
public record Message(String role, String content) implements Serializable {
  public Message {
    if (role == null || role.isBlank()) {
      throw new IllegalArgumentException("role must be named, cannot be: " + role);
    }
    Objects.requireNonNull(content, "content");
  }

  public static Message user(String content) {
    return new Message("user", content);
  }
}
