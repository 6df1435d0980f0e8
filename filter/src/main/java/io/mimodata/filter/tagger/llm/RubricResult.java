package io.mimodata.filter.tagger.llm;

/** What asking about one document came to. */
public sealed interface RubricResult {
  /** Questions that were asked, 1 or more. */
  int questions();

  /** An answer by the rubric. */
  record Graded(RubricAnswer answer, int questions) implements RubricResult {}

  /**
   * None.
   *
   * @param detail for people, on one line
   */
  record Failed(String detail, int questions) implements RubricResult {}
}
