package io.mimodata.synthgen.curate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import java.util.Optional;

/**
 * Decides of problems, one after the other, whether they are fit. The first that applies is the
 * reason: a passage of an evaluation set, multiple choice, a proof, a picture, no answer, never
 * solved by a strong model, solved too often by the base model, and a duplicate of an earlier one
 * that was kept. Problems of programming are not held to the rules about answers. Not thread-safe.
 */
public final class ProblemCuration {
  private final CurationLimits limits;
  private final ContaminationIndex evaluation;
  private final DuplicateProblems duplicates;

  /**
   * @param evaluation the n-grams of evaluation sets; may be empty
   */
  public ProblemCuration(CurationLimits limits, ContaminationIndex evaluation) {
    this.limits = limits;
    this.evaluation = evaluation;
    duplicates = new DuplicateProblems(limits);
  }

  /** Returns why a problem isn't fit; nothing if it is. */
  public Optional<Removal> check(CandidateProblem problem) {
    return checkWords(problem).or(() -> checkRest(problem, Optional.empty()));
  }

  /** The reasons that are in the words of the problem and of its answer. */
  public Optional<Removal> checkWords(CandidateProblem problem) {
    return contaminated(problem)
        .or(() -> problem.hasTests() ? Optional.empty() : unsuitable(problem));
  }

  /**
   * The reasons that come after those of {@link #checkWords}. A problem without any is remembered,
   * so that later ones can be duplicates of it.
   *
   * @param told of which kind the problem is, by a language model
   */
  public Optional<Removal> checkRest(CandidateProblem problem, Optional<QuestionKind> told) {
    return told.flatMap(QuestionKind::reason)
        .map(reason -> Removal.of(reason, "a language model said so"))
        .or(() -> unsolved(problem))
        .or(() -> easy(problem))
        .or(() -> duplicate(problem));
  }

  /** An answer to it can be compared by rules. */
  public static boolean isCheckable(String answer) {
    return QuestionRules.isCheckable(answer);
  }

  private Optional<Removal> contaminated(CandidateProblem problem) {
    return evaluation.find(problem.question()).stream()
        .findFirst()
        .map(
            match ->
                Removal.of(
                    Reason.CURATE_CONTAMINATED,
                    "shares %d words with %s, as in \"%s\""
                        .formatted(match.words(), match.item(), match.passage())));
  }

  private Optional<Removal> unsuitable(CandidateProblem problem) {
    String question = problem.question();
    String answer = problem.answer();
    return OptionList.in(question, answer)
        .map(finding -> found(Reason.CURATE_MULTIPLE_CHOICE, finding))
        .or(
            () ->
                QuestionRules.proof(question, answer)
                    .map(finding -> found(Reason.CURATE_PROOF, finding)))
        .or(
            () ->
                QuestionRules.picture(question)
                    .map(finding -> found(Reason.CURATE_PICTURE, finding)))
        .or(() -> unanswered(problem));
  }

  private static Removal found(Reason reason, Finding finding) {
    return Removal.of(reason, "found \"%s\"".formatted(finding.evidence()));
  }

  private Optional<Removal> unanswered(CandidateProblem problem) {
    if (QuestionRules.isMissing(problem.answer())) {
      String detail =
          problem.hasAnswer() ? "the answer is \"%s\"".formatted(problem.answer()) : "no answer";
      return Optional.of(Removal.of(Reason.CURATE_NO_ANSWER, detail));
    }
    if (limits.checkable() && !QuestionRules.isCheckable(problem.answer())) {
      return Optional.of(
          Removal.of(Reason.CURATE_UNCHECKABLE, "the answer can't be read as mathematics"));
    }
    return Optional.empty();
  }

  private static Optional<Removal> unsolved(CandidateProblem problem) {
    return problem
        .strong()
        .filter(rate -> rate.right() == 0)
        .map(rate -> Removal.of(Reason.CURATE_UNSOLVED, "strong models solved it " + rate));
  }

  private Optional<Removal> easy(CandidateProblem problem) {
    return problem
        .base()
        .filter(
            rate ->
                problem.hasTests()
                    ? rate.rate() >= limits.easyCode()
                    : rate.rate() > limits.easyMaths())
        .map(rate -> Removal.of(Reason.CURATE_EASY, "the base model solved it " + rate));
  }

  private Optional<Removal> duplicate(CandidateProblem problem) {
    return duplicates
        .check(problem.id(), problem.question())
        .map(
            earlier ->
                new Removal(
                    Reason.CURATE_DUPLICATE,
                    "%.0f %% of its n-grams".formatted(100 * earlier.similarity()),
                    earlier.id()));
  }
}
