package io.mimodata.ingest.rows;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A line of JSON: an object whose members are the fields. */
final class JsonRow implements RowDocuments.FieldValues {
  /** The length of a line is bounded already; numbers keep the digits they are written with. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final JsonNode object;
  private final Set<String> names = new TreeSet<>();

  private JsonRow(JsonNode object) {
    this.object = object;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isNull()) {
        names.add(field.getKey());
      }
    }
  }

  /**
   * Parses a line.
   *
   * @throws InvalidRowException if it is no JSON object in UTF-8
   */
  static JsonRow parse(byte[] line) throws InvalidRowException {
    JsonNode node;
    try {
      node = MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new InvalidRowException("the line is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidRowException("the line is no JSON in UTF-8: " + e.getMessage());
    }
    if (!node.isObject()) {
      throw new InvalidRowException(
          "the line is no JSON object but " + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return new JsonRow(node);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public String string(String name) {
    JsonNode value = object.get(name);
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  /** Content is base64 in JSON, with or without line breaks. */
  @Override
  public byte[] bytes(String name) throws InvalidRowException {
    try {
      return Base64.getMimeDecoder().decode(checked(object.get(name).asText()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRowException(
          "field '%s' is not base64; name a field with plain text as the text field"
              .formatted(name));
    }
  }

  /** The decoder passes over what is not base64; text would be decoded to noise. */
  private static String checked(String encoded) {
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      boolean valid =
          c < 128
              && (Character.isLetterOrDigit(c)
                  || c == '+'
                  || c == '/'
                  || c == '='
                  || c == '\n'
                  || c == '\r');
      if (!valid) {
        throw new IllegalArgumentException("not base64 at character " + i);
      }
    }
    return encoded;
  }
}
