package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A {@code tokenizer.json}, made ready for text that is data: its added tokens are taken out, so
 * that no text can spell a control id, and with them what would cut, pad or frame a text.
 * Immutable.
 */
final class HuggingFaceFile implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Control tokens that usually close a document, in the order in which they are looked for. */
  static final List<String> USUAL_EOD =
      List.of("<|endoftext|>", "<|end_of_text|>", "<|end\u2581of\u2581sentence|>", "</s>", "<eos>");

  /** Models pad their embedding tables to a multiple of this; Qwen2's 151,665 becomes 151,680. */
  private static final int VOCABULARY_MULTIPLE = 128;

  private final String name;
  private final byte[] json;
  private final int eod;
  private final int vocabularySize;

  private HuggingFaceFile(String name, byte[] json, int eod, int vocabularySize) {
    this.name = name;
    this.json = json;
    this.eod = eod;
    this.vocabularySize = vocabularySize;
  }

  /**
   * @param name of the file, for messages
   * @param eodToken spelling of the control token that closes a document; null for a usual one
   * @throws StageException if this is no tokenizer file or the control token is not in it
   */
  static HuggingFaceFile parse(String name, byte[] bytes, String eodToken) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root;
    try {
      root = mapper.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new StageException(
          "The tokenizer %s is not JSON: %s".formatted(name, e.getOriginalMessage()), e);
    }
    if (!(root instanceof ObjectNode file) || !root.path("model").path("vocab").isContainerNode()) {
      throw new StageException(
          "The tokenizer %s has no model.vocab; it must be a Hugging Face tokenizer.json"
              .formatted(name));
    }
    JsonNode vocabulary = file.path("model").path("vocab");
    Map<String, Integer> added = new LinkedHashMap<>();
    file.path("added_tokens")
        .forEach(token -> added.put(token.path("content").asText(), token.path("id").asInt()));
    int highest = highestId(vocabulary);
    for (int id : added.values()) {
      highest = Math.max(highest, id);
    }
    int eod = eod(name, added, eodToken);
    file.putArray("added_tokens");
    for (String part : List.of("truncation", "padding", "post_processor")) {
      file.putNull(part);
    }
    return new HuggingFaceFile(name, mapper.writeValueAsBytes(file), eod, padded(highest + 1));
  }

  private static int highestId(JsonNode vocabulary) {
    if (vocabulary.isArray()) {
      return vocabulary.size() - 1; // Unigram: a list of token and score, its place is its id
    }
    int highest = -1;
    for (JsonNode id : vocabulary) {
      highest = Math.max(highest, id.asInt());
    }
    return highest;
  }

  private static int eod(String name, Map<String, Integer> added, String wanted) {
    List<String> spellings = wanted == null ? USUAL_EOD : List.of(wanted);
    return spellings.stream()
        .map(added::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new StageException(
                    "The tokenizer %s has no added token %s; set mixture.tokenizer.eod to one of %s"
                        .formatted(name, String.join(" or ", spellings), added.keySet())));
  }

  private static int padded(int ids) {
    return ((ids + VOCABULARY_MULTIPLE - 1) / VOCABULARY_MULTIPLE) * VOCABULARY_MULTIPLE;
  }

  /** The path under which it was read. */
  String name() {
    return name;
  }

  /** The file as it is to be loaded. */
  String json() {
    return new String(json, UTF_8);
  }

  int eod() {
    return eod;
  }

  int vocabularySize() {
    return vocabularySize;
  }

  String fingerprint() {
    return Sha256.hex(json, Integer.toString(eod).getBytes(UTF_8));
  }
}
