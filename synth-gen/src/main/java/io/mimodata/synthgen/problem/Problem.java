package io.mimodata.synthgen.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem with what is needed to check solutions.
 *
 * @param id unique in its set
 * @param source name of the set or benchmark that it is of
 * @param question as it is put to a model
 * @param criterion what makes a response right
 * @param other all else that its row has, in order; not to be changed
 */
public record Problem(
    String id, String source, String question, Criterion criterion, Map<String, JsonNode> other) {
  private static final String ABILITY = "ability";

  public Problem {
    if (question.isBlank()) {
      throw new IllegalArgumentException("question must not be blank");
    }
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }

  /** What the problem asks for: its own field {@code ability}, or else its kind. */
  public String ability() {
    JsonNode own = other.get(ABILITY);
    return own != null && own.isTextual() ? own.asText() : criterion.ability();
  }
}
