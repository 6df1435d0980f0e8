package io.mimodata.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.evaluate.GradedResponse;
import io.mimodata.synthgen.evaluate.RecordedResponses;
import io.mimodata.synthgen.evaluate.Response;
import io.mimodata.synthgen.problem.Grade;
import java.util.Arrays;
import java.util.Optional;

/**
 * Responses as JSON objects. What an evaluation has written can be read back and graded again;
 * {@code response} alone is enough for that.
 */
public final class ResponseRow {
  private static final String RESPONSE = "response";
  private static final String FINISH = "finish_reason";
  private static final String TOKENS = "tokens";
  private static final String REASON = "reason";
  private static final String DETAIL = "detail";

  private ResponseRow() {}

  static ObjectNode write(GradedResponse graded) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", graded.problem().id());
    row.put("sample", graded.sample());
    if (graded.response() instanceof Response.Given given) {
      row.put(RESPONSE, given.text());
      row.put(FINISH, given.finish().map(FinishReason::key).orElse(null));
    } else {
      row.putNull(RESPONSE);
      row.putNull(FINISH);
    }
    Usage usage = graded.response().usage();
    row.put(TOKENS, usage.attempts() == 0 ? null : (Long) usage.completionTokens());
    Grade grade = graded.grade();
    row.put("right", grade.right());
    row.put(REASON, grade.reason());
    row.put("answer", grade.answer().orElse(null));
    if (!grade.detail().isEmpty()) {
      row.put(DETAIL, grade.detail());
    }
    return row;
  }

  /**
   * Reads a response.
   *
   * @param row with {@code response}, which is null where none came; {@code finish_reason} and
   *     {@code tokens} are read where they are
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Response read(JsonNode row) {
    JsonNode text = row.path(RESPONSE);
    Usage usage =
        row.path(TOKENS).canConvertToExactIntegral()
            ? Usage.of(0, row.path(TOKENS).longValue())
            : Usage.NONE;
    if (text.isNull()) {
      String reason = row.path(REASON).asText();
      return new Response.None(
          reason.startsWith(GradedResponse.FAILED)
              ? reason.substring(GradedResponse.FAILED.length())
              : RecordedResponses.MISSING,
          row.path(DETAIL).asText(),
          usage);
    }
    if (!text.isTextual()) {
      throw new IllegalArgumentException("response must be a string, or null where none came");
    }
    return new Response.Given(text.asText(), finish(row.path(FINISH)), usage);
  }

  private static Optional<FinishReason> finish(JsonNode key) {
    return key.isTextual()
        ? Optional.of(
            Arrays.stream(FinishReason.values())
                .filter(reason -> reason.key().equals(key.asText()))
                .findFirst()
                .orElse(FinishReason.OTHER))
        : Optional.empty();
  }
}
