package io.mimodata.jobs.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;

/** JSON of records whose components become keys in snake_case. */
public final class SnakeCase {
  static final ObjectMapper MAPPER =
      Json.MAPPER.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final ObjectMapper IN_ORDER =
      MAPPER.copy().disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private SnakeCase() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Can't be written as JSON: " + value.getClass(), e);
    }
  }

  /** A configuration record as a tree, for manifests and resolved recipes. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A tree whose maps keep their order. */
  static JsonNode inOrder(Object value) {
    return IN_ORDER.valueToTree(value);
  }
}
