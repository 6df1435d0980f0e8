package io.mimodata.mixture.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.mixture.regex.UnsupportedPatternException;
import io.mimodata.mixture.split.Behavior;
import io.mimodata.mixture.split.Splitter;
import io.mimodata.mixture.split.Splitters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads how a {@code tokenizer.json} cuts texts: any number of {@code Split} and {@code Digits},
 * and {@code ByteLevel} at the end.
 */
final class PreTokenizerReader {
  private static final Map<String, Behavior> BEHAVIORS =
      Map.of(
          "Removed", Behavior.REMOVED,
          "Isolated", Behavior.ISOLATED,
          "MergedWithPrevious", Behavior.MERGED_WITH_PREVIOUS,
          "MergedWithNext", Behavior.MERGED_WITH_NEXT,
          "Contiguous", Behavior.CONTIGUOUS);

  private final List<JsonPart> parts = new ArrayList<>();
  private Splitter splitter;

  /** Patterns that come next, each of which isolates its matches. */
  private final List<String> isolating = new ArrayList<>();

  private boolean prefixesSpace;

  /**
   * Reads the field {@code pre_tokenizer}.
   *
   * @throws io.mimodata.document.StageException if our engine can't do what it says
   */
  PreTokenizerReader(JsonPart root) {
    flatten(root);
    for (JsonPart part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      switch (part.type()) {
        case "Split" -> addSplit(part);
        case "Digits" -> addDigits(part);
        default -> throw part.field("type").unsupported();
      }
    }
    JsonPart last = parts.isEmpty() ? root : parts.get(parts.size() - 1);
    if (!last.type().equals("ByteLevel")) {
      throw (last.type().isEmpty() ? last : last.field("type"))
          .unsupported("it needs a ByteLevel at the end");
    }
    last.allow(List.of("type", "add_prefix_space", "trim_offsets", "use_regex"));
    prefixesSpace = last.field("add_prefix_space").flag(true);
    if (prefixesSpace && parts.size() > 1) {
      throw last.field("add_prefix_space")
          .unsupported("it knows that only where nothing cut before");
    }
    if (last.field("use_regex").flag(true)) {
      flush();
      then(Splitters.gpt2());
    }
    flush();
  }

  Splitter splitter() {
    return splitter == null ? Splitters.whole() : splitter;
  }

  /** Whether a text that does not begin with a space gets one. */
  boolean prefixesSpace() {
    return prefixesSpace;
  }

  private void flatten(JsonPart part) {
    if (part.type().equals("Sequence")) {
      part.allow(List.of("type", "pretokenizers"));
      JsonPart list = part.field("pretokenizers");
      for (int i = 0; i < list.node().size(); i++) {
        flatten(list.element(i));
      }
    } else if (!part.isNull()) {
      parts.add(part);
    }
  }

  private void addSplit(JsonPart part) {
    part.allow(List.of("type", "pattern", "behavior", "invert"));
    Behavior behavior = BEHAVIORS.get(part.field("behavior").text());
    if (behavior == null) {
      throw part.field("behavior").unsupported();
    }
    boolean inverted = part.field("invert").flag(false);
    JsonPart pattern = part.field("pattern");
    JsonNode literal = pattern.node().path("String");
    JsonPart regex = literal.isTextual() ? pattern.field("String") : pattern.field("Regex");
    if (!regex.node().isTextual()) {
      throw pattern.unsupported();
    }
    String expression = literal.isTextual() ? quoted(literal.asText()) : regex.text();
    try {
      Splitter one = Splitters.ofPattern(expression, behavior, inverted);
      if (behavior == Behavior.ISOLATED && !inverted) {
        isolating.add(expression);
      } else {
        flush();
        then(one);
      }
    } catch (UnsupportedPatternException e) {
      throw regex.unsupported(e.getMessage());
    }
  }

  private void addDigits(JsonPart part) {
    part.allow(List.of("type", "individual_digits"));
    flush();
    then(Splitters.digits(part.field("individual_digits").flag(false)));
  }

  private void flush() {
    if (!isolating.isEmpty()) {
      then(Splitters.ofPatterns(isolating));
      isolating.clear();
    }
  }

  private void then(Splitter next) {
    splitter = splitter == null ? next : splitter.then(next);
  }

  /** A pattern that matches a text and nothing else. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted.append(c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" : "").append(c);
    }
    return quoted.toString();
  }
}
