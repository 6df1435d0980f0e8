package io.mimodata.synthgen.evaluate;

import io.mimodata.synthgen.problem.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model did on one problem.
 *
 * @param reasons how many responses have each
 */
public record ProblemScore(Problem problem, Trials trials, SortedMap<String, Integer> reasons) {
  /**
   * Counts the responses to a problem.
   *
   * @param responses at least one
   */
  public static ProblemScore of(List<GradedResponse> responses) {
    int right = 0;
    SortedMap<String, Integer> reasons = new TreeMap<>();
    for (GradedResponse response : responses) {
      right += response.grade().right() ? 1 : 0;
      reasons.merge(response.grade().reason(), 1, Integer::sum);
    }
    return new ProblemScore(
        responses.get(0).problem(), new Trials(responses.size(), right), reasons);
  }
}
