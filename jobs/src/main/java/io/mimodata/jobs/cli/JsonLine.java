package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;

/**
 * One object of a file of JSON lines.
 *
 * @param row what the line says, an object
 * @param place the file and the line's number, from 1, as in {@code rows.jsonl:7}
 */
record JsonLine(JsonNode row, String place) {
  /**
   * The string under a name.
   *
   * @throws StageException with the place, if there is none
   */
  String string(String field) {
    JsonNode value = row.path(field);
    if (!value.isTextual()) {
      throw problem("has no field '%s' that is a string".formatted(field));
    }
    return value.asText();
  }

  /** An object with the line's id, if it has one, to put an answer in. */
  ObjectNode answer() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (row.has("id")) {
      answer.set("id", row.get("id"));
    }
    return answer;
  }

  /**
   * Says what is wrong with this line, for throwing.
   *
   * @param what goes behind the place, as in "has no tests"
   */
  StageException problem(String what) {
    return new StageException(place + " " + what);
  }
}
