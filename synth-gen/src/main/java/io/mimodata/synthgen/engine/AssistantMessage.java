package io.mimodata.synthgen.engine;

/**
 * What a reasoning model said: its thinking, which may be empty, and its answer.
 *
 * <p>Servers deliver the thinking in three ways: in a field of its own, which a reasoning parser of
 * vLLM or SGLang fills; between {@code <think>} tags at the head of the content; or before a
 * closing tag alone, when the chat template has already written the opening one. All three become
 * the same two parts here.
 */
public record AssistantMessage(String thinking, String answer) {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  /**
   * Takes a server's fields apart.
   *
   * @param reasoning the field of its own, or null
   * @param content the message's content, or null
   */
  public static AssistantMessage of(String reasoning, String content) {
    String text = content == null ? "" : content.strip();
    String thinking = reasoning == null ? "" : reasoning.strip();
    boolean opened = text.startsWith(OPEN);
    if (!thinking.isEmpty() && !opened) {
      return new AssistantMessage(thinking, text);
    }
    int close = text.indexOf(CLOSE);
    if (close < 0) {
      return opened
          ? new AssistantMessage(text.substring(OPEN.length()).strip(), "")
          : new AssistantMessage(thinking, text);
    }
    String inline = text.substring(opened ? OPEN.length() : 0, close).strip();
    return new AssistantMessage(
        thinking.isEmpty() ? inline : thinking, text.substring(close + CLOSE.length()).strip());
  }

  /**
   * Whether the thinking, if there is any, came to its end: its closing tag is there, or a server
   * that takes the tags away has begun the answer. Arguments as in {@link #of}.
   */
  public static boolean isThinkingClosed(String reasoning, String content) {
    String text = content == null ? "" : content.strip();
    if (text.startsWith(OPEN)) {
      return text.contains(CLOSE);
    }
    return reasoning == null || reasoning.isBlank() || !text.isEmpty();
  }

  /**
   * The form that the training tools of the MiMo models read: thinking in tags, then the answer.
   */
  public String content() {
    return thinking.isEmpty() ? answer : OPEN + "\n" + thinking + "\n" + CLOSE + "\n\n" + answer;
  }
}
