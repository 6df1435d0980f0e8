package io.mimodata.synthgen.judge;

import java.util.List;

/**
 * What a submission is worth.
 *
 * @param verdict the first one that is not {@link Verdict#AC}, in the order of the tests
 * @param tests one result for each test; fewer only if the judge stops at the first failure
 * @param detail of the first test that failed, or the compiler's output; empty if nothing
 */
public record Judgement(Verdict verdict, List<TestResult> tests, String detail) {
  public Judgement {
    tests = List.copyOf(tests);
  }

  static Judgement of(List<TestResult> tests) {
    return tests.stream()
        .filter(test -> test.verdict() != Verdict.AC)
        .findFirst()
        .map(failed -> new Judgement(failed.verdict(), tests, failed.detail()))
        .orElseGet(() -> new Judgement(Verdict.AC, tests, ""));
  }
}
