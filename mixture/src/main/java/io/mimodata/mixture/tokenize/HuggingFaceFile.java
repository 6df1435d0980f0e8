package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@code tokenizer.json}, made ready for text that is data: its added tokens are taken out, so
 * that no text can spell a control id, and with them what would cut, pad or frame a text. Added
 * tokens of nothing but white space stay: they are ordinary text. Immutable.
 */
final class HuggingFaceFile implements TokenizerFile {
  private static final long serialVersionUID = 1L;

  /** Control tokens that usually close a document, in the order in which they are looked for. */
  static final List<String> USUAL_EOD =
      List.of("<|endoftext|>", "<|end_of_text|>", "<|end\u2581of\u2581sentence|>", "</s>", "<eos>");

  /** Models pad their embedding tables to a multiple of this; Qwen2's 151,665 becomes 151,680. */
  private static final int VOCABULARY_MULTIPLE = 128;

  private static final CodePoints WHITE_SPACE = UnicodeTable.whiteSpace();

  private final String name;
  private final byte[] json;
  private final Engine engine;
  private final Set<Integer> controlIds;
  private final int eod;
  private final int vocabularySize;

  private HuggingFaceFile(
      TokenizerSpec spec, byte[] json, Set<Integer> controlIds, int eod, int vocabularySize) {
    this.name = spec.path();
    this.json = json;
    this.engine = spec.engine();
    this.controlIds = Set.copyOf(controlIds);
    this.eod = eod;
    this.vocabularySize = vocabularySize;
  }

  /**
   * Reads a file.
   *
   * @throws StageException if this is no tokenizer file or the control token is not in it
   */
  static HuggingFaceFile parse(byte[] bytes, TokenizerSpec spec) {
    String name = spec.path();
    if (spec.pattern() != null) {
      throw new StageException(
          "The tokenizer %s is no file of ranks and has its own pattern; leave mixture.tokenizer.pattern out"
              .formatted(name));
    }
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root;
    try {
      root = mapper.readTree(bytes);
    } catch (IOException e) {
      String problem =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new StageException(
          "The tokenizer %s is not JSON, and holds no ranks: %s".formatted(name, problem), e);
    }
    if (!(root instanceof ObjectNode file) || !root.path("model").path("vocab").isContainerNode()) {
      throw new StageException(
          "The tokenizer %s has no model.vocab; it must be a Hugging Face tokenizer.json"
              .formatted(name));
    }
    JsonNode tokens = file.path("added_tokens");
    Map<String, Integer> added = new LinkedHashMap<>();
    tokens.forEach(token -> added.put(token.path("content").asText(), token.path("id").asInt()));
    int highest = highestId(file.path("model").path("vocab"));
    for (int id : added.values()) {
      highest = Math.max(highest, id);
    }
    int eod = eod(name, added, spec.eod());
    ArrayNode kept = file.putArray("added_tokens");
    Set<Integer> controlIds = new TreeSet<>();
    for (JsonNode token : tokens) {
      if (isWhiteSpace(token.path("content").asText())) {
        kept.add(token);
      } else {
        controlIds.add(token.path("id").asInt());
      }
    }
    for (String part : List.of("truncation", "padding", "post_processor")) {
      file.putNull(part);
    }
    try {
      return new HuggingFaceFile(
          spec, mapper.writeValueAsBytes(file), controlIds, eod, padded(highest + 1));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWhiteSpace(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(WHITE_SPACE::contains);
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

  /** Rows of an embedding table for a number of ids. */
  static int padded(int ids) {
    return ((ids + VOCABULARY_MULTIPLE - 1) / VOCABULARY_MULTIPLE) * VOCABULARY_MULTIPLE;
  }

  /** The last part of a path. */
  static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Tokenizer build() {
    return engine == Engine.OWN ? ByteLevelFile.read(this) : new LibraryTokenizer(this);
  }

  /** The file as it is to be loaded. */
  String json() {
    return new String(json, UTF_8);
  }

  /** Ids of the added tokens that no text may get. */
  Set<Integer> controlIds() {
    return controlIds;
  }

  int eod() {
    return eod;
  }

  int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public String fingerprint() {
    String rules =
        engine == Engine.OWN
            ? "%d, Unicode %s, 1".formatted(eod, UnicodeTable.VERSION)
            : "%d, library".formatted(eod);
    return Sha256.hex(json, rules.getBytes(UTF_8));
  }
}
