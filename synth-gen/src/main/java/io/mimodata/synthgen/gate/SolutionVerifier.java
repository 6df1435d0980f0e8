package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.problem.Criterion;

/** Tells whether an answer solves the seed's problem. */
@FunctionalInterface
public interface SolutionVerifier {
  /** Can't tell. */
  SolutionVerifier NONE = (expected, answer) -> Verdict.UNVERIFIED;

  /**
   * Returns whether an answer is right.
   *
   * @param expected what the seed has to compare it with
   * @param answer of the model, whole, its thinking left out
   */
  Verdict verify(Criterion expected, String answer);
}
