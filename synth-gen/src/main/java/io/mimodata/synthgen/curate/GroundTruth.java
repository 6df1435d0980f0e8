package io.mimodata.synthgen.curate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.judge.TestCase;
import io.mimodata.synthgen.problem.Criterion;

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
    return curated
        .tests()
        .map(tests -> new GroundTruth("code", json(tests).toString()))
        .orElseGet(() -> new GroundTruth("math", curated.problem().answer()));
  }

  private static ObjectNode json(Criterion.Tests criterion) {
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
