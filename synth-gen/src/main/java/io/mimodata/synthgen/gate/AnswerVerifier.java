package io.mimodata.synthgen.gate;

import java.io.Serializable;

/** Compares an answer with the seed's. Implementations are thread-safe. */
@FunctionalInterface
public interface AnswerVerifier extends Serializable {
  /** Can't tell. */
  AnswerVerifier NONE = (expected, answer) -> Verdict.UNVERIFIED;

  /**
   * Returns whether an answer is right.
   *
   * @param expected the answer that the seed has
   * @param answer of the model, whole, its thinking left out
   */
  Verdict verify(String expected, String answer);
}
