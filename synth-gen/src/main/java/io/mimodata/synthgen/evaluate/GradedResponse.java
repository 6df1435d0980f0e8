package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.problem.Grade;
import io.mimodata.synthgen.problem.Problem;

/**
 * One response and what it is worth; where none came, it is not right.
 *
 * @param sample number among the problem's responses, from 0
 */
public record GradedResponse(Problem problem, int sample, Response response, Grade grade) {
  /** Before the cause of a response that is not there, in reasons. */
  public static final String FAILED = "failed.";

  static GradedResponse failed(Problem problem, int sample, Response.None none) {
    return new GradedResponse(
        problem, sample, none, Grade.wrong(FAILED + none.cause(), none.detail()));
  }
}
