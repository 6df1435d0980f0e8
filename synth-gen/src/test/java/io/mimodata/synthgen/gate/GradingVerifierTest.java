package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.testing.Sandboxes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GradingVerifierTest {
  private static final Criterion DOUBLE =
      new Criterion.Tests(
          Optional.empty(), List.of(new StdioTest("3\n", "6\n")), List.of(), Limits.DEFAULT);

  private static Verdict verify(String expected, String answer) {
    try (GradingVerifier verifier = new GradingVerifier(false)) {
      return verifier.verify(new Criterion.Answer(expected), answer);
    }
  }

  @Test
  void anAnswerThatIsNoMathematicsLeavesTheTruthOpen() {
    assertThat(verify("\\frac{1}{2}", "So it is $0.5$.")).isEqualTo(Verdict.CORRECT);
    assertThat(verify("4", "It is five.")).isEqualTo(Verdict.WRONG);
    assertThat(verify("Assume that a = b. Then, by symmetry, c = d.", "It follows."))
        .isEqualTo(Verdict.UNVERIFIED);
  }

  @Test
  void testsLeaveTheTruthOpenWhereProgramsAreNotToBeRun() {
    try (GradingVerifier verifier = new GradingVerifier(false)) {
      assertThat(verifier.verify(DOUBLE, "```python\nprint(1)\n```")).isEqualTo(Verdict.UNVERIFIED);
    }
  }

  @Test
  void programsAreRunOnTheSeedsTests() throws Exception {
    Sandboxes.assumeAllowed();
    try (GradingVerifier verifier = new GradingVerifier(true)) {
      assertThat(verifier.verify(DOUBLE, "Like this:\n```python\nprint(2 * int(input()))\n```"))
          .isEqualTo(Verdict.CORRECT);
      assertThat(verifier.verify(DOUBLE, "```python\nprint(3 * int(input()))\n```"))
          .isEqualTo(Verdict.WRONG);
      assertThat(verifier.verify(DOUBLE, "I can't.")).isEqualTo(Verdict.WRONG);
    }
  }
}
