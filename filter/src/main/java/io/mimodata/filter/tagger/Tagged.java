package io.mimodata.filter.tagger;

/** How the tagging of one document ended. */
public sealed interface Tagged {
  /** Tags of all that the tagger tells. */
  record Done(Tags tags) implements Tagged {}

  /**
   * No tags.
   *
   * @param detail for people, on one line: what went wrong, as in an answer that is no JSON
   */
  record Failed(String detail) implements Tagged {}
}
