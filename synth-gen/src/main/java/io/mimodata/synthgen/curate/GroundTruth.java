package io.mimodata.synthgen.curate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a trainer compares responses with, as verl and those that follow it have it.
 *
 * @param ability {@code math} or {@code code}
 * @param text the answer; of a problem with tests, an object in JSON with {@code inputs}, {@code
 *     outputs} and, for tests that call a function, {@code fn_name}
 */
public record GroundTruth(String ability, String text) {
  /** The ground truth of a problem. */
  public static GroundTruth of(ProblemRecord curated) {
    CandidateProblem problem = curated.problem();
    return problem.hasTests()
        ? new GroundTruth("code", tests(curated.row()).toString())
        : new GroundTruth("math", problem.answer());
  }

  private static ObjectNode tests(ObjectNode row) {
    ObjectNode tests = JsonNodeFactory.instance.objectNode();
    boolean calls = row.hasNonNull("entry_point");
    if (calls) {
      tests.set("fn_name", row.get("entry_point"));
    }
    ArrayNode inputs = tests.putArray("inputs");
    ArrayNode outputs = tests.putArray("outputs");
    for (JsonNode test : row.path("tests")) {
      inputs.add(test.path(calls ? "args" : "in"));
      outputs.add(test.path(calls ? "expected" : "out"));
    }
    return tests;
  }
}
