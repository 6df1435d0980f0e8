package io.mimodata.synthgen.curate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.judge.TestCase;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.ProblemRow;

/**
 * What a trainer compares responses with, as verl and those that follow it have it.
 *
 * @param ability {@code math} or {@code code}
 * @param text the answer; of a problem with tests, an object in JSON with {@code inputs}, {@code
 *     outputs} and, for tests that call a function, {@code fn_name}, whose arguments are in order
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
    Criterion.Tests criterion = ProblemRow.tests(row);
    ObjectNode tests = JsonNodeFactory.instance.objectNode();
    criterion.entryPoint().ifPresent(name -> tests.put("fn_name", name));
    ArrayNode inputs = tests.putArray("inputs");
    ArrayNode outputs = tests.putArray("outputs");
    for (TestCase test : criterion.tests()) {
      if (test instanceof CallTest call) {
        inputs.add(call.arguments());
        outputs.add(call.expected());
      } else if (test instanceof StdioTest stdio) {
        inputs.add(stdio.input());
        outputs.add(stdio.expected());
      }
    }
    return tests;
  }
}
