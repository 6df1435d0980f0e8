package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Lenient reading of report figures: a key that is missing or of another type counts as empty, so
 * that a page can be drawn from the report of an older version or of a stage that measures less.
 */
final class JsonReading {
  private JsonReading() {}

  /** The text of a key, or a number's digits; empty when there is neither. */
  static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  static long count(JsonNode node, String key) {
    return node.path(key).asLong(0);
  }

  static double number(JsonNode node, String key) {
    return node.path(key).asDouble(0);
  }

  static OptionalDouble optionalNumber(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }

  /** The elements of an array; a lone value counts as an array of one. */
  static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> read) {
    JsonNode value = node.path(key);
    List<T> elements = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> elements.add(read.apply(element)));
    } else if (!value.isMissingNode() && !value.isNull()) {
      elements.add(read.apply(value));
    }
    return List.copyOf(elements);
  }

  /**
   * Named amounts, from an object of numbers or from an array of objects that have a name in one
   * field and the amount in the first numeric one. The order is kept.
   */
  static List<Amount> amounts(JsonNode node) {
    List<Amount> amounts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isNumber()) {
          amounts.add(new Amount(field.getKey(), field.getValue().asDouble()));
        }
      }
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        String label = null;
        Double amount = null;
        for (JsonNode field : element) {
          label = label == null && field.isTextual() ? field.textValue() : label;
          amount = amount == null && field.isNumber() ? (Double) field.asDouble() : amount;
        }
        if (label != null && amount != null) {
          amounts.add(new Amount(label, amount));
        }
      }
    }
    return List.copyOf(amounts);
  }
}
