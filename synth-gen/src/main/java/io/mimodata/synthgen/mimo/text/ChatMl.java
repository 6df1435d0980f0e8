package io.mimodata.synthgen.mimo.text;

import java.util.List;

/**
 * The form of Qwen's models, and the one of a model that says nothing: each turn between {@code
 * <|im_start|>} with its role and {@code <|im_end|>}. A conversation without a system message gets
 * an empty one, as MiMo's authors recommend.
 */
public final class ChatMl implements ChatFormat {
  private static final String SYSTEM = "system";

  @Override
  public String prompt(List<Turn> turns) {
    StringBuilder text = new StringBuilder();
    if (turns.isEmpty() || !turns.get(0).role().equals(SYSTEM)) {
      append(text, new Turn(SYSTEM, ""));
    }
    turns.forEach(turn -> append(text, turn));
    return text.append("<|im_start|>assistant\n").toString();
  }

  private static void append(StringBuilder text, Turn turn) {
    text.append("<|im_start|>")
        .append(turn.role())
        .append('\n')
        .append(turn.content())
        .append("<|im_end|>\n");
  }
}
