package io.mimodata.synthgen.curate;

import java.util.Optional;

/**
 * A problem that may be fit, with what is known of it.
 *
 * @param id names it, different from all others'
 * @param question the statement
 * @param answer that is expected; null or blank if there is none
 * @param hasTests it is a problem of programming whose answer is tried on tests
 * @param strong how often strong models solved it
 * @param base how often the model that is to be trained solved it
 */
public record CandidateProblem(
    String id,
    String question,
    String answer,
    boolean hasTests,
    Optional<PassRate> strong,
    Optional<PassRate> base) {
  /** An answer was given; there may be tests beside it. */
  boolean hasAnswer() {
    return answer != null && !answer.isBlank();
  }
}
