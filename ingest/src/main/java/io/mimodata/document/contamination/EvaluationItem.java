package io.mimodata.document.contamination;

import java.util.List;

/**
 * One item of an evaluation set.
 *
 * @param line of the file, from 1 on
 * @param id that the item gives itself, or null
 * @param parts in the order in which a page would show them: the question, its choices, the rest
 */
public record EvaluationItem(int line, String id, List<Part> parts) {
  public EvaluationItem {
    parts = List.copyOf(parts);
  }

  /** What a part is of its item. */
  public enum Role {
    /** Known without the other parts, even if it is short. */
    QUESTION,
    /** One of the answers to choose from, without its label. */
    CHOICE,
    /** Anything else. */
    OTHER
  }

  /** A string of an item. */
  public record Part(Role role, String text) {}

  /** An item that is all question. */
  public static EvaluationItem of(int line, String text) {
    return new EvaluationItem(line, null, List.of(new Part(Role.QUESTION, text)));
  }
}
