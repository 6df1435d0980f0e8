package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;

/** Whether two JSON values are the same as Python's values are, floats within 1e-6. */
final class JsonValues {
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-6");

  private JsonValues() {}

  /** Returns whether values are the same; integers exactly, true and false as 1 and 0. */
  static boolean same(JsonNode expected, JsonNode actual) {
    if (isNumeric(expected) && isNumeric(actual)) {
      return sameNumber(expected, actual);
    }
    if (expected.getNodeType() != actual.getNodeType() || expected.size() != actual.size()) {
      return false;
    }
    if (expected.isArray()) {
      Iterator<JsonNode> others = actual.elements();
      for (JsonNode element : expected) {
        if (!same(element, others.next())) {
          return false;
        }
      }
      return true;
    }
    if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        JsonNode other = actual.get(field.getKey());
        if (other == null || !same(field.getValue(), other)) {
          return false;
        }
      }
      return true;
    }
    return expected.equals(actual);
  }

  /** Returns whether numbers differ by no more than 1e-6, of the larger one where that is more. */
  static boolean near(BigDecimal expected, BigDecimal actual) {
    BigDecimal scale = expected.abs().max(actual.abs()).max(BigDecimal.ONE);
    return expected.subtract(actual).abs().compareTo(TOLERANCE.multiply(scale)) <= 0;
  }

  private static boolean isNumeric(JsonNode node) {
    return node.isNumber() || node.isBoolean();
  }

  private static boolean sameNumber(JsonNode expected, JsonNode actual) {
    if (isWhole(expected) && isWhole(actual)) {
      return whole(expected).equals(whole(actual));
    }
    if (isFinite(expected) && isFinite(actual)) {
      return near(decimal(expected), decimal(actual));
    }
    return Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
  }

  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() || node.isBoolean();
  }

  private static BigInteger whole(JsonNode node) {
    return node.isBoolean()
        ? BigInteger.valueOf(node.booleanValue() ? 1 : 0)
        : node.bigIntegerValue();
  }

  private static boolean isFinite(JsonNode node) {
    return isWhole(node) || Double.isFinite(node.doubleValue());
  }

  private static BigDecimal decimal(JsonNode node) {
    return isWhole(node) ? new BigDecimal(whole(node)) : BigDecimal.valueOf(node.doubleValue());
  }
}
