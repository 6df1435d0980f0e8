package io.mimodata.synthgen.problem;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.Judgement;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.SandboxUnavailableException;
import io.mimodata.synthgen.judge.Submission;
import io.mimodata.synthgen.judge.Verdict;
import io.mimodata.synthgen.verify.MathVerdict;
import io.mimodata.synthgen.verify.MathVerifier;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a response solves its problem: answers are compared by {@link MathVerifier},
 * programs are run by {@link CodeJudge}. The response's thinking doesn't count. Immutable and
 * thread-safe; programs are run in the calling thread.
 */
public final class Grader {
  private final MathVerifier verifier = new MathVerifier();
  private final Optional<CodeJudge> judge;

  private Grader(Optional<CodeJudge> judge) {
    this.judge = judge;
  }

  /** A grader of problems with answers alone. */
  public static Grader ofAnswers() {
    return new Grader(Optional.empty());
  }

  /** A grader of all problems, with a judge that it doesn't close. */
  public static Grader with(CodeJudge judge) {
    return new Grader(Optional.of(judge));
  }

  /**
   * Grades a response.
   *
   * @param response whole; thinking is in {@code <think>} tags, or before a closing one
   * @throws IllegalStateException if the problem has tests and this grader no judge
   */
  public Grade grade(Problem problem, String response) {
    return grade(problem.criterion(), AssistantMessage.of(null, response).answer(), problem.id());
  }

  /**
   * The same by the criterion alone.
   *
   * @param answer of the model, its thinking left out
   */
  public Grade grade(Criterion criterion, String answer) {
    return grade(criterion, answer, "the problem");
  }

  private Grade grade(Criterion criterion, String answer, String name) {
    if (criterion instanceof Criterion.Answer expected) {
      return compare(expected, answer);
    }
    CodeJudge runner =
        judge.orElseThrow(
            () -> new IllegalStateException(name + " has tests, and nothing to run them"));
    return run((Criterion.Tests) criterion, answer, runner);
  }

  private Grade compare(Criterion.Answer expected, String said) {
    MathVerdict verdict = verifier.check(expected.text(), said);
    return new Grade(
        verdict.equal(),
        verdict.reason().key(),
        Optional.ofNullable(verdict.answer()),
        verdict.detail(),
        List.of());
  }

  private static Grade run(Criterion.Tests expected, String said, CodeJudge runner) {
    Optional<Program> program = Program.lastOf(said);
    if (program.isEmpty()) {
      return Grade.wrong(Grade.NO_CODE, "");
    }
    Language language = program.get().language().or(expected::language).orElse(Language.PYTHON);
    if (expected.entryPoint().isPresent() && language != Language.PYTHON) {
      return Grade.wrong(Grade.WRONG_LANGUAGE, "functions are called in python alone");
    }
    String source = program.get().source();
    Judgement judgement;
    try {
      judgement =
          runner.judge(new Submission(language, source, expected.tests(), expected.limits()));
    } catch (SandboxUnavailableException e) {
      // The judge works, since it was opened: what is missing is this language's compiler.
      return new Grade(false, Grade.NO_COMPILER, Optional.of(source), e.getMessage(), List.of());
    }
    return new Grade(
        judgement.verdict() == Verdict.AC,
        Grade.keyOf(judgement.verdict()),
        Optional.of(source),
        judgement.detail(),
        judgement.tests());
  }
}
