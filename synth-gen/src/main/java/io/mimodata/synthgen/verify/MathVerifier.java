package io.mimodata.synthgen.verify;

import io.mimodata.synthgen.verify.compare.AnswerComparison;
import io.mimodata.synthgen.verify.compare.Rules;
import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.evaluate.EvaluationException;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.extract.AnswerExtractor;
import io.mimodata.synthgen.verify.extract.Candidate;
import io.mimodata.synthgen.verify.extract.Form;
import io.mimodata.synthgen.verify.parse.Readings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the answer of a response against the one that is expected, without a model and without a
 * computer algebra system: both are read as expressions and compared by structure and by value. An
 * answer is rejected unless it is known to be right. Every step is bounded, so that no input keeps
 * a check from ending. Immutable and thread-safe.
 */
public final class MathVerifier {
  private final AnswerExtractor extractor;
  private final Rules rules;

  /** A verifier for answers in any form, by the default rules. */
  public MathVerifier() {
    this(EnumSet.allOf(Form.class), Rules.DEFAULT);
  }

  /**
   * @param forms in which answers are looked for; not empty
   */
  public MathVerifier(Set<Form> forms, Rules rules) {
    extractor = new AnswerExtractor(forms);
    this.rules = rules;
  }

  /** An answer, read. */
  private record Answer(String text, List<Expression> readings) {}

  /**
   * Checks a response.
   *
   * @param expected the answer, alone or as a part of a solution
   * @param response of the model, whole
   */
  public MathVerdict check(String expected, String response) {
    Answer right = read(extractor.ofExpected(expected));
    Answer given = read(extractor.of(response));
    if (right == null || given == null) {
      return new MathVerdict(
          false,
          right == null ? MathVerdict.Reason.NOTHING_EXPECTED : MathVerdict.Reason.NO_ANSWER,
          right == null ? null : right.text(),
          given == null ? null : given.text());
    }
    MathVerdict.Reason reason = compare(right, given);
    boolean equal =
        reason == MathVerdict.Reason.SAME_TEXT || reason == MathVerdict.Reason.SAME_VALUE;
    return new MathVerdict(equal, reason, right.text(), given.text());
  }

  /** The first candidate that can be read; the first at all if none can. */
  private static Answer read(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      Readings readings = Readings.of(candidate.text());
      if (candidate.definite() || !readings.expressions().isEmpty()) {
        return new Answer(candidate.text(), readings.expressions());
      }
    }
    return candidates.isEmpty() ? null : new Answer(candidates.get(0).text(), List.of());
  }

  private MathVerdict.Reason compare(Answer expected, Answer given) {
    String text = AnswerText.normalized(expected.text());
    if (!text.isEmpty() && text.equals(AnswerText.normalized(given.text()))) {
      return MathVerdict.Reason.SAME_TEXT;
    }
    if (expected.readings().isEmpty()) {
      return MathVerdict.Reason.UNREADABLE_EXPECTED;
    }
    if (given.readings().isEmpty()) {
      return MathVerdict.Reason.UNREADABLE;
    }
    MathVerdict.Reason reason = MathVerdict.Reason.DIFFERENT;
    Budget budget = new Budget();
    for (Expression left : expected.readings()) {
      for (Expression right : given.readings()) {
        try {
          if (new AnswerComparison(rules, budget).equal(left, right)) {
            return MathVerdict.Reason.SAME_VALUE;
          }
        } catch (EvaluationException e) {
          reason = reasonOf(e);
        }
      }
    }
    return reason;
  }

  private static MathVerdict.Reason reasonOf(EvaluationException problem) {
    return switch (problem.kind()) {
      case UNDEFINED -> MathVerdict.Reason.UNDEFINED;
      case TOO_LARGE -> MathVerdict.Reason.TOO_LARGE;
      case NOT_NUMERIC -> MathVerdict.Reason.DIFFERENT;
    };
  }
}
