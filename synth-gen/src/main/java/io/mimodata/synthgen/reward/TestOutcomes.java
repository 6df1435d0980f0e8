package io.mimodata.synthgen.reward;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which tests of a problem each of several solutions passed. The solutions may be those of several
 * models.
 *
 * @param solutions for each solution whether it passed each of the tests; at least one solution and
 *     one test, all with the same tests
 */
public record TestOutcomes(List<List<Boolean>> solutions) {
  public TestOutcomes {
    solutions = solutions.stream().map(List::copyOf).toList();
    if (solutions.isEmpty()) {
      throw new IllegalArgumentException("outcomes need at least one solution");
    }
    int tests = solutions.get(0).size();
    if (tests == 0) {
      throw new IllegalArgumentException("outcomes need at least one test");
    }
    for (int i = 1; i < solutions.size(); i++) {
      if (solutions.get(i).size() != tests) {
        throw new IllegalArgumentException(
            "solution 0 has %d outcomes and solution %d has %d; each needs one for every test"
                .formatted(tests, i, solutions.get(i).size()));
      }
    }
  }

  /** Share of the solutions that passed, for each test. */
  public List<Double> passRates() {
    return IntStream.range(0, solutions.get(0).size())
        .mapToObj(
            test ->
                (double) solutions.stream().filter(passed -> passed.get(test)).count()
                    / solutions.size())
        .toList();
  }
}
