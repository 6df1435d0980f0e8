package io.mimodata.synthgen.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a set of problems.
 *
 * @param average avg@n, for n samples a problem
 * @param passAt pass@k by k
 */
public record Scores(Estimate average, SortedMap<Integer, Estimate> passAt) {
  /**
   * The figures of all problems.
   *
   * @param problems at least one, each with at least as many samples as the greatest k
   */
  public static Scores of(List<ProblemScore> problems, List<Integer> ks) {
    List<Trials> trials = problems.stream().map(ProblemScore::trials).toList();
    SortedMap<Integer, Estimate> passAt = new TreeMap<>();
    ks.forEach(k -> passAt.put(k, Estimators.passAt(k, trials)));
    return new Scores(Estimators.average(trials), passAt);
  }

  /** The figures of each group of problems, in the order of their first problems. */
  public static Map<String, Scores> by(
      Function<ProblemScore, String> group, List<ProblemScore> problems, List<Integer> ks) {
    Map<String, Scores> scores = new LinkedHashMap<>();
    problems.stream()
        .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()))
        .forEach((name, members) -> scores.put(name, of(members, ks)));
    return scores;
  }
}
