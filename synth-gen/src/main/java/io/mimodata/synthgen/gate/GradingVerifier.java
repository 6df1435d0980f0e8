package io.mimodata.synthgen.gate;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.SandboxUnavailableException;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.Grade;
import io.mimodata.synthgen.problem.Grader;

/**
 * Compares mathematical answers by rules, and runs programs on the seed's tests. An answer that is
 * expected but can't be read as mathematics, as a proof, leaves the truth open, and so do tests
 * where programs are not to be run. For one thread.
 */
public final class GradingVerifier implements SolutionVerifier, AutoCloseable {
  private final boolean runsPrograms;
  private final Grader answers = Grader.ofAnswers();
  private CodeJudge judge;

  /**
   * @param runsPrograms whether this machine is to run programs, in sandboxes; the first one opens
   *     them
   */
  public GradingVerifier(boolean runsPrograms) {
    this.runsPrograms = runsPrograms;
  }

  @Override
  public Verdict verify(Criterion expected, String answer) {
    if (expected instanceof Criterion.Answer) {
      return verdict(answers.grade(expected, answer));
    }
    return runsPrograms ? verdict(programs().grade(expected, answer)) : Verdict.UNVERIFIED;
  }

  private Grader programs() {
    if (judge == null) {
      try {
        judge =
            CodeJudge.open(
                JudgeSettings.defaults().withParallel(1).withStopAtFirstFailure(true), note -> {});
      } catch (SandboxUnavailableException e) {
        throw new StageException(
            "synth.gates.verify_programs needs a sandbox on every executor: " + e.getMessage(), e);
      }
    }
    return Grader.with(judge);
  }

  private static Verdict verdict(Grade grade) {
    if (grade.right()) {
      return Verdict.CORRECT;
    }
    return grade.isUndecided() ? Verdict.UNVERIFIED : Verdict.WRONG;
  }

  @Override
  public void close() {
    if (judge != null) {
      judge.close();
    }
  }
}
