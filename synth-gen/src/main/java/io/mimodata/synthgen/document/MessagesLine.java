package io.mimodata.synthgen.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.engine.Message;
import java.util.List;

/**
 * A conversation as one line of the JSON that tools for supervised fine-tuning read, ms-swift among
 * them: {@code {"messages": [{"role": "user", "content": "..."}, ...]}}.
 *
 * <p>The line has no character that any tool takes for the end of a line; half a surrogate pair,
 * which no UTF-8 file can have, becomes U+FFFD.
 */
public final class MessagesLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char REPLACEMENT = '\ufffd';

  private MessagesLine() {}

  /** Returns the line, without a newline. */
  public static String of(List<Message> messages) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ArrayNode array = line.putArray("messages");
    for (Message message : messages) {
      array.addObject().put("role", message.role()).put("content", wellFormed(message.content()));
    }
    try {
      return JSON.writeValueAsString(line)
          .replace("\u0085", "\\u0085")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of strings is always JSON", e);
    }
  }

  private static String wellFormed(String text) {
    StringBuilder replaced = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        replaced = replaced == null ? new StringBuilder(text) : replaced;
        replaced.setCharAt(i, REPLACEMENT);
      }
    }
    return replaced == null ? text : replaced.toString();
  }
}
