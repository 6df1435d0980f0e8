package io.mimodata.ingest.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.Base64;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Values of Parquet as JSON, in the forms people write: dates and instants in ISO 8601, decimals in
 * digits, lists as arrays, maps as objects, text as strings. Bytes that are no text are base64.
 */
final class ParquetJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParquetJson() {}

  /** The value of a field that is there; of a repeated one, the array of its values. */
  static JsonNode field(Group group, int index) {
    Type type = group.getType().getType(index);
    if (!type.isRepetition(Type.Repetition.REPEATED)) {
      return value(group, index, 0);
    }
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(index); i++) {
      array.add(value(group, index, i));
    }
    return array;
  }

  private static JsonNode value(Group group, int index, int repetition) {
    Type type = group.getType().getType(index);
    if (type.isPrimitive()) {
      return primitive(group, index, repetition, type.asPrimitiveType());
    }
    Group nested = group.getGroup(index, repetition);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (isListOfThreeLevels(type.asGroupType(), logical)) {
      return list(nested);
    }
    return logical instanceof MapLogicalTypeAnnotation ? map(nested) : object(nested);
  }

  private static JsonNode object(Group group) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      if (group.getFieldRepetitionCount(i) > 0) {
        object.set(group.getType().getFieldName(i), field(group, i));
      }
    }
    return object;
  }

  /** A list of a repeated group with one field, its element; older forms are given as they are. */
  private static boolean isListOfThreeLevels(GroupType type, LogicalTypeAnnotation logical) {
    return logical instanceof ListLogicalTypeAnnotation
        && type.getFieldCount() == 1
        && !type.getType(0).isPrimitive()
        && type.getType(0).asGroupType().getFieldCount() == 1;
  }

  private static JsonNode list(Group list) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group element = list.getGroup(0, i);
      array.add(element.getFieldRepetitionCount(0) == 0 ? JSON.nullNode() : field(element, 0));
    }
    return array;
  }

  private static JsonNode map(Group map) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      boolean hasValue =
          entry.getType().getFieldCount() > 1 && entry.getFieldRepetitionCount(1) > 0;
      JsonNode key = field(entry, 0);
      object.set(
          key.isContainerNode() ? key.toString() : key.asText(),
          hasValue ? field(entry, 1) : JSON.nullNode());
    }
    return object;
  }

  private static JsonNode primitive(Group group, int index, int at, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> JSON.booleanNode(group.getBoolean(index, at));
      case INT32 -> integer(group.getInteger(index, at), logical);
      case INT64 -> integer(group.getLong(index, at), logical);
      case FLOAT -> JSON.numberNode(group.getFloat(index, at));
      case DOUBLE -> JSON.numberNode(group.getDouble(index, at));
      case INT96 -> JSON.textNode(sparkTimestamp(group.getInt96(index, at)).toString());
      case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(group.getBinary(index, at), logical);
    };
  }

  private static JsonNode integer(long value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return JSON.numberNode(BigDecimal.valueOf(value, decimal.getScale()));
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return JSON.textNode(LocalDate.ofEpochDay(value).toString());
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      Instant instant = Instant.EPOCH.plus(duration(value, timestamp.getUnit()));
      return JSON.textNode(
          timestamp.isAdjustedToUTC()
              ? instant.toString()
              : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString());
    }
    return JSON.numberNode(value);
  }

  private static Duration duration(long value, TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Duration.ofMillis(value);
      case MICROS ->
          Duration.ofSeconds(
              Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000L);
      case NANOS -> Duration.ofNanos(value);
    };
  }

  /** Nanoseconds of the day and Julian day, as Hive, Impala and older Sparks write instants. */
  private static Instant sparkTimestamp(Binary value) {
    ByteBuffer bytes = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong();
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, bytes.getInt());
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(nanosOfDay);
  }

  private static JsonNode binary(Binary value, LogicalTypeAnnotation logical) {
    byte[] bytes = value.getBytes();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return JSON.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()));
    }
    try {
      return JSON.textNode(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }
  }
}
