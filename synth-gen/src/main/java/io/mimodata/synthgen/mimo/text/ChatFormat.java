package io.mimodata.synthgen.mimo.text;

import java.util.List;

/** A model's form of a conversation. Immutable. */
public interface ChatFormat {
  /**
   * A part of a conversation.
   *
   * @param role {@code system}, {@code user} or {@code assistant}
   * @param content in which no control token is spelled, see {@link ModelTokenizer#escape}
   */
  record Turn(String role, String content) {}

  /** The text up to where the assistant's next answer begins. */
  String prompt(List<Turn> turns);
}
