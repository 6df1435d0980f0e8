package io.mimodata.filter.tagger.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a model's answer: one JSON object, alone or in a fence, after thinking that was ended or
 * none. Nothing is guessed: any other words, a domain that there is none of, or a grade that is
 * missing, no whole number or out of range make the answer unreadable.
 */
final class AnswerParser {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";
  private static final Pattern FENCE =
      Pattern.compile("```(?:json|JSON)?\\s*\\n(.*)\\n\\s*```", Pattern.DOTALL);
  private static final int MOST_SHOWN = 80;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AnswerParser() {}

  /** What became of reading. */
  sealed interface Reading {
    record Read(RubricAnswer answer) implements Reading {}

    /**
     * No answer.
     *
     * @param cause on one line
     */
    record Unreadable(String cause) implements Reading {}
  }

  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String cause) {
      super(cause);
    }
  }

  static Reading parse(String answer) {
    try {
      return new Reading.Read(read(answer));
    } catch (UnreadableException e) {
      return new Reading.Unreadable(e.getMessage());
    }
  }

  private static RubricAnswer read(String answer) throws UnreadableException {
    String text = withoutThinking(answer.strip());
    Matcher fence = FENCE.matcher(text);
    if (fence.matches()) {
      text = fence.group(1).strip();
    }
    if (text.isEmpty()) {
      throw new UnreadableException("the answer is empty");
    }
    if (!text.startsWith("{")) {
      throw new UnreadableException("the answer is no JSON object: " + shown(text));
    }
    JsonNode object;
    try {
      object = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableException(
          "the answer is no JSON object (%s): %s"
              .formatted(oneLine(e.getOriginalMessage()), shown(text)));
    }
    return new RubricAnswer(domain(object.path("domain")), grades(object));
  }

  private static String withoutThinking(String text) throws UnreadableException {
    int close = text.indexOf(CLOSE);
    if (close >= 0) {
      return text.substring(close + CLOSE.length()).strip();
    }
    if (text.startsWith(OPEN)) {
      throw new UnreadableException("the thinking has no end, so there is no answer");
    }
    return text;
  }

  private static Domain domain(JsonNode value) throws UnreadableException {
    if (value.isMissingNode()) {
      throw new UnreadableException("domain is missing");
    }
    return Domain.ofKey(value.isTextual() ? value.asText() : "")
        .orElseThrow(() -> new UnreadableException("domain is none: " + shown(value.toString())));
  }

  private static Map<Dimension, Integer> grades(JsonNode object) throws UnreadableException {
    Map<Dimension, Integer> grades = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      JsonNode value = object.path(dimension.key());
      if (value.isMissingNode()) {
        throw new UnreadableException(dimension.key() + " is missing");
      }
      boolean isGrade =
          value.isIntegralNumber()
              && value.canConvertToInt()
              && value.asInt() >= 0
              && value.asInt() <= RubricAnswer.HIGHEST;
      if (!isGrade) {
        throw new UnreadableException(
            "%s must be a whole number from 0 to %d, cannot be: %s"
                .formatted(dimension.key(), RubricAnswer.HIGHEST, shown(value.toString())));
      }
      grades.put(dimension, value.asInt());
    }
    return grades;
  }

  private static String shown(String text) {
    String line = oneLine(text);
    return line.length() <= MOST_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, MOST_SHOWN))) + "...";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
