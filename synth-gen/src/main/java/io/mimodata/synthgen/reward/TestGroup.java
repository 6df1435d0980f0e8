package io.mimodata.synthgen.reward;

import java.util.List;

/**
 * The tests of a problem that have one level of difficulty.
 *
 * @param name of the level
 * @param weight share of the group in the greatest reward, above 0 and at most 1
 * @param tests their numbers, from 0, ascending; not empty
 */
public record TestGroup(String name, double weight, List<Integer> tests) {
  public TestGroup {
    tests = List.copyOf(tests);
  }

  /** Number of the group's tests that a solution passed. */
  long passedBy(List<Boolean> passed) {
    return tests.stream().filter(passed::get).count();
  }
}
