package io.mimodata.synthgen.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.ProblemRow;
import io.mimodata.synthgen.problem.RowParser;
import java.util.Map;

/** What a seed has to check answers with, in its metadata. */
final class SeedCriterion {
  private static final String[] TEXTS = {"lang", "entry_point"};
  private static final String[] OBJECTS = {"tests", "params", "limits"};

  private SeedCriterion() {}

  /**
   * Reads the criterion: {@code tests} with {@code lang}, {@code entry_point}, {@code params} and
   * {@code limits}, as problems have them; otherwise the answer.
   *
   * @param answerField key of the answer
   * @return null if there is none that can be read
   */
  static Criterion of(Map<String, String> metadata, String answerField) {
    if (metadata.get("tests") == null) {
      String answer = metadata.get(answerField);
      return answer == null || answer.isBlank() ? null : new Criterion.Answer(answer);
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    try {
      for (String name : OBJECTS) {
        if (metadata.get(name) != null) {
          row.set(name, RowParser.parse(metadata.get(name)));
        }
      }
      for (String name : TEXTS) {
        if (metadata.get(name) != null) {
          row.put(name, metadata.get(name));
        }
      }
      return ProblemRow.criterion(row);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return null;
    }
  }
}
