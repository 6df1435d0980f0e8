package io.mimodata.filter.tagger.llm;

/** How a question to a model ended. */
public sealed interface ChatAnswer {
  /**
   * What the model said, without its thinking.
   *
   * @param isWhole false if it was cut off at its greatest length
   */
  record Said(String text, boolean isWhole) implements ChatAnswer {}

  /**
   * No answer, and none that asking again would give.
   *
   * @param detail for people, on one line
   */
  record Failed(String detail) implements ChatAnswer {}
}
