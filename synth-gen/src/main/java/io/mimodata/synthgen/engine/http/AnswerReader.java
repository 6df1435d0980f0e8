package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * Puts an answer together from the JSON of a stream's events or of a whole body. Both protocols and
 * the servers' two names for the thinking are understood; of several choices the first is read. Not
 * thread-safe.
 */
final class AnswerReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "[DONE]";

  /** More than is shown, so that a key at the cut is none that is shown in part. */
  private static final int MAX_EXCERPT = 4_096;

  private static final String DELTA = "delta";

  /** vLLM and SGLang; newer vLLM and some hosted services. */
  private static final List<String> REASONING = List.of("reasoning_content", "reasoning");

  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder content = new StringBuilder();
  private String finishReason;
  private long promptTokens = -1;
  private long completionTokens = -1;
  private long pieces;
  private long bytes;
  private boolean ended;
  private boolean hasChoice;

  /** What came is no JSON or of another form. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** The server reports an error in place of an answer. */
  static final class ServerErrorException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    ServerErrorException(int status, String message) {
      super(message);
      this.status = status;
    }

    /** HTTP status that the error names, or 0. */
    int status() {
      return status;
    }
  }

  /** Reads one event of a stream. */
  void event(String data) throws MalformedException, ServerErrorException {
    if (data.strip().equals(END)) {
      ended = true;
    } else {
      read(data, DELTA);
    }
  }

  /** Reads a whole answer. */
  void body(String body) throws MalformedException, ServerErrorException {
    read(body, "message");
    if (!hasChoice) {
      throw new MalformedException("the answer has no choices");
    }
  }

  private void read(String json, String part) throws MalformedException, ServerErrorException {
    JsonNode node = tree(json);
    if (node.hasNonNull("error")) {
      throw error(node.get("error"));
    }
    JsonNode choices = node.path("choices");
    if (!choices.isArray()) {
      throw new MalformedException("the answer has no choices: " + excerpt(json));
    }
    readUsage(node.path("usage"));
    JsonNode choice = choices.path(0);
    if (choice.isMissingNode()) {
      return;
    }
    JsonNode message = choice.path(part);
    if (!message.isObject() && !choice.path("text").isTextual() && !endsOnly(choice, part)) {
      throw new MalformedException("the answer's choice is of no known form: " + excerpt(json));
    }
    hasChoice = true;
    String thinking = thinking(message);
    String text = text(message.path("content")) + text(choice.path("text"));
    reasoning.append(thinking);
    content.append(text);
    bytes += thinking.getBytes(UTF_8).length + text.getBytes(UTF_8).length;
    if (!thinking.isEmpty() || !text.isEmpty()) {
      pieces++;
    }
    if (choice.path("finish_reason").isTextual()) {
      finishReason = choice.get("finish_reason").asText();
    }
  }

  /** Some servers end a stream with a choice that has no more than its reason. */
  private static boolean endsOnly(JsonNode choice, String part) {
    return part.equals(DELTA)
        && choice.path(part).isEmpty()
        && choice.path("finish_reason").isTextual();
  }

  private void readUsage(JsonNode usage) {
    if (usage.path("prompt_tokens").canConvertToLong()) {
      promptTokens = usage.get("prompt_tokens").asLong();
    }
    if (usage.path("completion_tokens").canConvertToLong()) {
      completionTokens = usage.get("completion_tokens").asLong();
    }
  }

  private static JsonNode tree(String json) throws MalformedException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new MalformedException("the answer is no JSON: " + excerpt(json));
    }
  }

  private static ServerErrorException error(JsonNode error) {
    String message = error.isTextual() ? error.asText() : error.path("message").asText();
    return new ServerErrorException(
        error.path("code").asInt(0), message.isEmpty() ? error.toString() : message);
  }

  /** The message of an error body in any of the usual forms, else the body's beginning. */
  static String errorMessage(String body) {
    try {
      JsonNode node = tree(body);
      if (node.hasNonNull("error")) {
        return error(node.get("error")).getMessage();
      }
      return node.path("message").isTextual() ? node.get("message").asText() : excerpt(body);
    } catch (MalformedException e) {
      return excerpt(body);
    }
  }

  private static String thinking(JsonNode message) {
    for (String field : REASONING) {
      if (!text(message.path(field)).isEmpty()) {
        return text(message.path(field));
      }
    }
    return "";
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static String excerpt(String text) {
    return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT);
  }

  /**
   * Tokens of the answer so far: as the server counts them, or the greater of the number of pieces,
   * since servers send each token when it is there, and a quarter of the bytes.
   */
  long tokens() {
    return completionTokens >= 0 ? completionTokens : Math.max(pieces, estimate(bytes));
  }

  /** Whether there was a choice, be it without text. */
  boolean hasChoice() {
    return hasChoice;
  }

  /** Whether the stream said that it is at its end. */
  boolean isEnded() {
    return ended;
  }

  /** Whether the answer is complete; what may still come is its usage. */
  boolean isFinished() {
    return finishReason != null;
  }

  /** Whether the server gave the answer up, as vLLM and SGLang do when they are stopped. */
  boolean isAborted() {
    return "abort".equals(finishReason);
  }

  Attempt.Answer answer() {
    return new Attempt.Answer(
        reasoning.toString(),
        content.toString(),
        finishReason,
        promptTokens,
        tokens(),
        promptTokens >= 0 && completionTokens >= 0);
  }

  /** A guess at the tokens of text that nobody counted. */
  static long estimate(long bytes) {
    return (bytes + 3) / 4;
  }
}
