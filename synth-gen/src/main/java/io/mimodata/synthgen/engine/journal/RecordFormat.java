package io.mimodata.synthgen.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.Usage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The bytes of a record, see the package. */
final class RecordFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two numbers of eight digits, each with a space behind it. */
  private static final int HEAD = 18;

  private RecordFormat() {}

  /** A line, its newline included. */
  static byte[] encode(JournalRecord record) {
    byte[] payload = json(record).toString().getBytes(UTF_8);
    byte[] head = head(payload).getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + payload.length + 1)
        .put(head)
        .put(payload)
        .put((byte) '\n')
        .array();
  }

  /**
   * Reads a line back.
   *
   * @param line without its newline
   * @return empty when it is not what was written
   */
  static Optional<JournalRecord> decode(byte[] line) {
    if (line.length < HEAD) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOfRange(line, HEAD, line.length);
    if (!head(payload).equals(new String(line, 0, HEAD, US_ASCII))) {
      return Optional.empty();
    }
    try {
      return Optional.of(record(JSON.readTree(new String(payload, UTF_8))));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String head(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(payload.length) + " " + hex.toHexDigits((int) crc.getValue()) + " ";
  }

  private static ObjectNode json(JournalRecord record) {
    ObjectNode node = JSON.createObjectNode();
    node.put("request_id", record.requestId());
    node.put("time", record.time().toEpochMilli());
    if (record.generation() instanceof Generation.Finished finished) {
      node.put("thinking", finished.message().thinking());
      node.put("answer", finished.message().answer());
      node.put("finish_reason", finished.finishReason().key());
      node.put("thinking_closed", finished.thinkingClosed());
    } else if (record.generation() instanceof Generation.Failed failed) {
      node.put("failure", failed.kind().key());
      node.put("detail", failed.detail());
    }
    Usage usage = record.generation().usage();
    node.put("prompt_tokens", usage.promptTokens());
    node.put("completion_tokens", usage.completionTokens());
    node.put("wasted_prompt_tokens", usage.wastedPromptTokens());
    node.put("wasted_completion_tokens", usage.wastedCompletionTokens());
    node.put("attempts", usage.attempts());
    node.put("estimated", usage.estimated());
    return node;
  }

  private static JournalRecord record(JsonNode node) {
    return new JournalRecord(
        node.required("request_id").asText(),
        generation(node),
        Instant.ofEpochMilli(node.required("time").asLong()));
  }

  private static Generation generation(JsonNode node) {
    Usage usage =
        new Usage(
            node.required("prompt_tokens").asLong(),
            node.required("completion_tokens").asLong(),
            node.required("wasted_prompt_tokens").asLong(),
            node.required("wasted_completion_tokens").asLong(),
            node.required("attempts").asInt(),
            node.required("estimated").asBoolean());
    if (node.has("failure")) {
      String kind = node.get("failure").asText();
      return new Generation.Failed(
          FailureKind.ofKey(kind).orElseThrow(() -> new IllegalArgumentException(kind)),
          node.required("detail").asText(),
          usage);
    }
    return new Generation.Finished(
        new AssistantMessage(node.required("thinking").asText(), node.required("answer").asText()),
        FinishReason.valueOf(node.required("finish_reason").asText().toUpperCase(Locale.ROOT)),
        node.required("thinking_closed").asBoolean(),
        usage);
  }
}
