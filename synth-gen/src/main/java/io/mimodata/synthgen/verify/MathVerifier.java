package io.mimodata.synthgen.verify;

import io.mimodata.synthgen.verify.compare.AnswerComparison;
import io.mimodata.synthgen.verify.compare.Rules;
import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.evaluate.EvaluationException;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.extract.AnswerExtractor;
import io.mimodata.synthgen.verify.extract.Candidate;
import io.mimodata.synthgen.verify.extract.Form;
import io.mimodata.synthgen.verify.parse.Readings;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /**
   * An answer, read.
   *
   * @param text as it stands
   * @param normalized without its setting
   * @param choice null if it isn't one with a letter
   * @param problem why there are no readings; null if there are
   */
  private record Answer(
      String text, String normalized, Choice choice, List<Expression> readings, String problem) {
    static Answer of(String text) {
      String normalized = AnswerText.normalized(text);
      Choice choice = Choice.of(normalized);
      String value = choice == null ? text : choice.value();
      Readings readings = Readings.of(value);
      return new Answer(text, normalized, choice, readings.expressions(), readings.problem());
    }

    boolean isWords() {
      return readings.stream().allMatch(Name.class::isInstance);
    }

    boolean hasText(Answer other) {
      return !normalized.isEmpty() && normalized.equals(other.normalized);
    }
  }

  /**
   * Checks a response.
   *
   * @param expected the answer, alone or as a part of a solution
   * @param response of the model, whole
   */
  public MathVerdict check(String expected, String response) {
    Answer right = read(extractor.ofExpected(expected), null);
    if (right == null) {
      Answer given = read(extractor.of(response), null);
      return verdict(MathVerdict.Reason.NOTHING_EXPECTED, null, given);
    }
    Answer given = read(extractor.of(response), right.isWords() ? right : null);
    if (given == null) {
      return verdict(MathVerdict.Reason.NO_ANSWER, right, null);
    }
    return verdict(compare(right, given), right, given);
  }

  private static MathVerdict verdict(MathVerdict.Reason reason, Answer right, Answer given) {
    boolean equal =
        reason == MathVerdict.Reason.SAME_TEXT || reason == MathVerdict.Reason.SAME_VALUE;
    return new MathVerdict(
        equal,
        reason,
        right == null ? null : right.text(),
        given == null ? null : given.text(),
        detail(reason, right, given));
  }

  private static String detail(MathVerdict.Reason reason, Answer right, Answer given) {
    return switch (reason) {
      case UNREADABLE -> given.problem();
      case UNREADABLE_EXPECTED -> right.problem();
      default -> "";
    };
  }

  /**
   * The first candidate that can be read; the first at all if none can.
   *
   * @param words that are expected, if it is words; the first candidate that says them is taken
   */
  private static Answer read(Stream<Candidate> candidates, Answer words) {
    Answer first = null;
    Answer readable = null;
    for (Iterator<Candidate> left = candidates.iterator(); left.hasNext(); ) {
      Candidate candidate = left.next();
      Answer answer = Answer.of(candidate.text());
      first = first == null ? answer : first;
      if (words != null && words.hasText(answer)) {
        return answer;
      }
      if (readable == null && (candidate.definite() || !answer.readings().isEmpty())) {
        readable = answer;
      }
      if (candidate.definite() || (readable != null && words == null)) {
        break;
      }
    }
    return readable == null ? first : readable;
  }

  private MathVerdict.Reason compare(Answer expected, Answer given) {
    if (expected.hasText(given)) {
      return MathVerdict.Reason.SAME_TEXT;
    }
    String letter = expected.choice() == null ? expected.normalized() : expected.choice().letter();
    String other = given.choice() == null ? given.normalized() : given.choice().letter();
    boolean choices = Choice.isLetter(letter) && Choice.isLetter(other);
    boolean lettersOnly = expected.choice() == null || given.choice() == null;
    if (choices && (lettersOnly || !letter.equals(other))) {
      return letter.equals(other) ? MathVerdict.Reason.SAME_TEXT : MathVerdict.Reason.DIFFERENT;
    }
    return compareValues(expected, given);
  }

  private MathVerdict.Reason compareValues(Answer expected, Answer given) {
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
