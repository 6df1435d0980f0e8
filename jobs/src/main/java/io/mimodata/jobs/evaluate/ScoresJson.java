package io.mimodata.jobs.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.evaluate.Estimate;
import io.mimodata.synthgen.evaluate.Scores;
import java.util.Map;

/** Figures as JSON objects. */
final class ScoresJson {
  private ScoresJson() {}

  /** Puts {@code problems}, {@code average} and {@code pass_at}. */
  static void put(Scores scores, ObjectNode node) {
    node.put("problems", scores.average().problems());
    node.set("average", estimate(scores.average()));
    ObjectNode passAt = node.putObject("pass_at");
    scores.passAt().forEach((k, estimate) -> passAt.set(k.toString(), estimate(estimate)));
  }

  /** Puts the figures of each group. */
  static void put(Map<String, Scores> groups, ObjectNode node) {
    groups.forEach((name, scores) -> put(scores, node.putObject(name)));
  }

  /** JSON has no number for the standard error of a single problem. */
  private static ObjectNode estimate(Estimate estimate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("value", estimate.value());
    node.put(
        "standard_error",
        Double.isNaN(estimate.standardError()) ? null : (Double) estimate.standardError());
    return node.put("low", estimate.low()).put("high", estimate.high());
  }
}
