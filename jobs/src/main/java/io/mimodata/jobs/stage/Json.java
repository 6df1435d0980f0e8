package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** How JSON is written: manifests and reports readable, with a fixed order of keys. */
public final class Json {
  /** Keys of maps are sorted, so that equal values have equal bytes; records keep their order. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Can't be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * A writer of lines in UTF-8. Strings in JSON may hold halves of characters, which programs and
   * models do say; they become question marks, where {@link Files#newBufferedWriter} would fail.
   */
  public static BufferedWriter lines(Path file) throws IOException {
    return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), UTF_8));
  }

  /** JSON on one line, for messages and options. */
  public static String line(Object value) {
    return tree(value).toString();
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
