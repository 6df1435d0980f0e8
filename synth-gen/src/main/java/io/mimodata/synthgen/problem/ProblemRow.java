package io.mimodata.synthgen.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.SubmissionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Problems as JSON objects: {@code id} and {@code question}, {@code source} if there is one, and
 * either {@code answer} (text or a number) or {@code tests}, beside which {@code lang}, {@code
 * entry_point}, {@code params} and {@code limits} may stand, all as in a {@link SubmissionRow}.
 * Other fields are kept.
 */
public final class ProblemRow {
  private static final String ID = "id";
  private static final String SOURCE = "source";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String TESTS = "tests";
  private static final String LANGUAGE = "lang";
  private static final String PARAMETERS = "params";
  private static final Set<String> FIELDS =
      Set.of(ID, SOURCE, QUESTION, ANSWER, TESTS, LANGUAGE, "entry_point", PARAMETERS, "limits");

  private ProblemRow() {}

  /** The name of a set of problems where its rows give none: that of its file. */
  public static String setName(String file) {
    return file.replaceFirst("\\.jsonl?$", "");
  }

  /**
   * Reads a problem.
   *
   * @param row an object
   * @param usualSource of rows that name none
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Problem read(JsonNode row, String usualSource) {
    Map<String, JsonNode> other = new LinkedHashMap<>();
    row.properties().stream()
        .filter(field -> !FIELDS.contains(field.getKey()))
        .forEach(field -> other.put(field.getKey(), field.getValue()));
    JsonNode question = row.path(QUESTION);
    if (!question.isTextual()) {
      throw new IllegalArgumentException("question must be a string");
    }
    return new Problem(
        scalar(row, ID),
        row.hasNonNull(SOURCE) ? scalar(row, SOURCE) : usualSource,
        question.asText(),
        criterion(row),
        other);
  }

  /** The text of a field that is a string or a number. */
  private static String scalar(JsonNode row, String name) {
    JsonNode value = row.path(name);
    if (!value.isTextual() && !value.isNumber()) {
      throw new IllegalArgumentException(name + " must be a string or a number");
    }
    return value.asText();
  }

  /**
   * Reads what makes a response right.
   *
   * @param row an object with answer or tests
   * @throws IllegalArgumentException if it has neither or both, or one that can't be read
   */
  public static Criterion criterion(JsonNode row) {
    if (row.hasNonNull(ANSWER) == row.hasNonNull(TESTS)) {
      throw new IllegalArgumentException(
          row.hasNonNull(ANSWER)
              ? "answer and tests are both there; keep the one that decides"
              : "answer and tests are both missing: nothing could be checked");
    }
    if (row.hasNonNull(ANSWER)) {
      return new Criterion.Answer(scalar(row, ANSWER));
    }
    return tests(row);
  }

  /**
   * Reads the tests of a row.
   *
   * @param row an object
   * @throws IllegalArgumentException if it has none, or one that can't be read
   */
  public static Criterion.Tests tests(JsonNode row) {
    Optional<Language> language =
        row.hasNonNull(LANGUAGE)
            ? Optional.of(Language.named(row.get(LANGUAGE).asText()))
            : Optional.empty();
    return new Criterion.Tests(
        language, SubmissionRow.tests(row), parameters(row), SubmissionRow.limits(row));
  }

  private static List<String> parameters(JsonNode row) {
    JsonNode names = row.path(PARAMETERS);
    List<String> parameters = new ArrayList<>();
    names.forEach(name -> parameters.add(name.asText()));
    boolean areNames =
        names.isArray()
            && StreamSupport.stream(names.spliterator(), false).allMatch(JsonNode::isTextual);
    if (row.hasNonNull(PARAMETERS) && !areNames) {
      throw new IllegalArgumentException("params must be an array of strings");
    }
    return parameters;
  }
}
