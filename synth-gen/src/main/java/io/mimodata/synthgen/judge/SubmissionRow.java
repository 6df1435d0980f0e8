package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Submissions as JSON objects: {@code lang} (python, cpp, java), {@code source}, {@code tests} and
 * {@code limits} with any of {@code cpu_s}, {@code wall_s}, {@code mem_mb}, {@code out_kb}, {@code
 * procs}. A test is {@code {"in", "out"}}, or, where the submission has an {@code entry_point},
 * {@code {"args", "expected"}}; {@code args} is an array, or an object by the names of {@code
 * params}. Other fields are left alone.
 */
public final class SubmissionRow {
  private static final Set<String> LIMITS = Set.of("cpu_s", "wall_s", "mem_mb", "out_kb", "procs");

  private SubmissionRow() {}

  /**
   * Reads a submission.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Submission read(JsonNode row) {
    if (!row.isObject()) {
      throw new IllegalArgumentException("a submission must be an object, is " + kind(row));
    }
    List<TestCase> tests = tests(row);
    return new Submission(
        Language.named(text(row, "lang", "")), text(row, "source", ""), tests, limits(row));
  }

  /**
   * Reads the tests of a row.
   *
   * @throws IllegalArgumentException if they are none; the message says why
   */
  public static List<TestCase> tests(JsonNode row) {
    JsonNode tests = row.path("tests");
    if (!tests.isArray()) {
      throw new IllegalArgumentException("tests must be an array, is " + kind(tests));
    }
    List<TestCase> cases = new ArrayList<>();
    for (JsonNode test : tests) {
      cases.add(test(row, test, "tests[%d]".formatted(cases.size())));
    }
    return cases;
  }

  private static TestCase test(JsonNode row, JsonNode test, String place) {
    if (!row.hasNonNull("entry_point")) {
      return new StdioTest(text(test, "in", place + "."), text(test, "out", place + "."));
    }
    if (!test.has("expected")) {
      throw new IllegalArgumentException(place + ".expected is missing");
    }
    return new CallTest(
        text(row, "entry_point", ""), arguments(row, test, place), test.get("expected"));
  }

  private static ArrayNode arguments(JsonNode row, JsonNode test, String place) {
    JsonNode given = test.path("args");
    if (given instanceof ArrayNode array) {
      return array;
    }
    if (!given.isObject() || !row.path("params").isArray()) {
      throw new IllegalArgumentException(
          "%s.args must be an array, or an object where the row has params, is %s"
              .formatted(place, kind(given)));
    }
    ArrayNode array = row.path("params").deepCopy();
    for (int i = 0; i < array.size(); i++) {
      String name = array.get(i).asText();
      if (!given.has(name)) {
        throw new IllegalArgumentException("%s.args has no '%s'".formatted(place, name));
      }
      array.set(i, given.get(name));
    }
    return array;
  }

  /**
   * Reads the limits of a row, with the defaults for those that it doesn't have.
   *
   * @throws IllegalArgumentException if they are none; the message says why
   */
  public static Limits limits(JsonNode row) {
    JsonNode given = row.path("limits");
    if (given.isMissingNode() || given.isNull()) {
      return Limits.DEFAULT;
    }
    if (!given.isObject()) {
      throw new IllegalArgumentException("limits must be an object, is " + kind(given));
    }
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!LIMITS.contains(name)) {
                throw new IllegalArgumentException(
                    "limits.%s is unknown; there are cpu_s, wall_s, mem_mb, out_kb, procs"
                        .formatted(name));
              }
            });
    Limits standard = Limits.DEFAULT;
    double cpu = number(given, "cpu_s", standard.cpuSeconds());
    return new Limits(
        cpu,
        number(given, "wall_s", cpu * standard.wallSeconds() / standard.cpuSeconds()),
        whole(given, "mem_mb", standard.memoryMb()),
        whole(given, "out_kb", standard.outputKb()),
        whole(given, "procs", standard.processes()));
  }

  private static double number(JsonNode limits, String name, double otherwise) {
    JsonNode value = limits.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "limits.%s must be a number, is %s".formatted(name, kind(value)));
    }
    return value.doubleValue();
  }

  private static int whole(JsonNode limits, String name, int otherwise) {
    double value = number(limits, name, otherwise);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "limits.%s must be a whole number, is %s".formatted(name, value));
    }
    return (int) value;
  }

  private static String text(JsonNode object, String name, String place) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "%s%s must be a string, is %s".formatted(place, name, kind(value)));
    }
    return value.asText();
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
