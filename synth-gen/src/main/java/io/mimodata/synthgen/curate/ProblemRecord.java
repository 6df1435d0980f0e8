package io.mimodata.synthgen.curate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.judge.Submission;
import io.mimodata.synthgen.judge.SubmissionRow;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.ProblemRow;
import io.mimodata.synthgen.problem.RowParser;
import io.mimodata.synthgen.reward.TestOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A problem as a line of JSON has it: {@code question}, and {@code answer} or {@code tests}; {@code
 * id}, {@code source}; {@code strong} and {@code rollouts}, the outcomes of strong models and of
 * the base model, each an array of 0 and 1, or of arrays with one for each test; {@code solution}
 * with {@code lang}, a program that is known to be right.
 *
 * @param row as it was read; not to be changed
 * @param name the id that the row has
 * @param problem what of it is judged
 * @param tests of a problem of programming
 * @param testPassRates how many of the base model's programs passed each test, 0..1; empty if it
 *     isn't known
 */
public record ProblemRecord(
    ObjectNode row,
    String name,
    CandidateProblem problem,
    Optional<Criterion.Tests> tests,
    List<Double> testPassRates) {
  public ProblemRecord {
    testPassRates = List.copyOf(testPassRates);
  }

  /**
   * Reads a line.
   *
   * @param id under which the problem is judged, as ids of rows repeat over sets
   * @param usualName of a row that has no id
   * @throws IllegalArgumentException if it is no problem; the message says why
   */
  public static ProblemRecord read(String line, String id, String usualName) {
    JsonNode node;
    try {
      node = RowParser.parse(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!(node instanceof ObjectNode row)) {
      throw new IllegalArgumentException("it is not an object in JSON");
    }
    JsonNode question = row.path("question");
    if (!question.isTextual() || question.asText().isBlank()) {
      throw new IllegalArgumentException("question must be a string that isn't blank");
    }
    Optional<Criterion.Tests> tests = tests(row);
    CandidateProblem problem =
        new CandidateProblem(
            id,
            question.asText(),
            row.hasNonNull("answer") ? row.get("answer").asText() : null,
            tests.isPresent(),
            passRate(row, "strong"),
            passRate(row, "rollouts"));
    String name = row.hasNonNull("id") ? row.get("id").asText() : usualName;
    return new ProblemRecord(row, name, problem, tests, testPassRates(row.path("rollouts")));
  }

  /** Tests that can't be run are an error; none at all are none. */
  private static Optional<Criterion.Tests> tests(ObjectNode row) {
    return row.hasNonNull("tests") && !row.get("tests").isEmpty()
        ? Optional.of(ProblemRow.tests(row))
        : Optional.empty();
  }

  private static Optional<PassRate> passRate(ObjectNode row, String name) {
    JsonNode outcomes = row.path(name);
    if (outcomes.isMissingNode() || outcomes.isNull() || outcomes.isEmpty()) {
      return Optional.empty();
    }
    int right = 0;
    for (JsonNode outcome : outcomes) {
      right += isRight(outcome, name) ? 1 : 0;
    }
    return Optional.of(new PassRate(right, outcomes.size()));
  }

  /** One outcome, or one for each test. */
  private static boolean isRight(JsonNode outcome, String name) {
    if (!outcome.isArray()) {
      return passed(outcome, name);
    }
    for (JsonNode test : outcome) {
      if (!passed(test, name)) {
        return false;
      }
    }
    return !outcome.isEmpty();
  }

  private static boolean passed(JsonNode outcome, String name) {
    boolean known =
        outcome.isBoolean()
            || (outcome.isNumber() && (outcome.doubleValue() == 0 || outcome.doubleValue() == 1));
    if (!known) {
      throw new IllegalArgumentException(
          "%s must be an array of 0 and 1, or of arrays of them, has %s".formatted(name, outcome));
    }
    return outcome.isBoolean() ? outcome.asBoolean() : outcome.asInt() == 1;
  }

  private static List<Double> testPassRates(JsonNode rollouts) {
    List<List<Boolean>> solutions = new ArrayList<>();
    for (JsonNode outcome : rollouts) {
      if (!outcome.isArray() || outcome.isEmpty()) {
        return List.of();
      }
      List<Boolean> tests = new ArrayList<>();
      outcome.forEach(test -> tests.add(passed(test, "rollouts")));
      solutions.add(tests);
    }
    return solutions.isEmpty() ? List.of() : new TestOutcomes(solutions).passRates();
  }

  /** Whether it comes with a solution that can be tried on tests. */
  public boolean hasSolution() {
    return row.hasNonNull("solution") && problem.hasTests();
  }

  /**
   * The problem's own solution, to be tried on its tests.
   *
   * @throws IllegalArgumentException if there is one that can't be run; the message says why
   */
  public Optional<Submission> solution() {
    if (!hasSolution()) {
      return Optional.empty();
    }
    ObjectNode submission = row.deepCopy();
    submission.set("source", row.get("solution"));
    if (!submission.hasNonNull("lang")) {
      submission.put("lang", "python");
    }
    return Optional.of(SubmissionRow.read(submission));
  }
}
