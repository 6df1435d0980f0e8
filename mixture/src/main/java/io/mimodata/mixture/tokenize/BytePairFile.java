package io.mimodata.mixture.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.split.Splitter;
import io.mimodata.mixture.split.Splitters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code tokenizer.json} of byte-level byte-pair encoding whose words are cut by a pattern
 * that this project knows: those of Qwen and Llama 3. Hugging Face's own engine takes the others.
 */
final class BytePairFile {
  private static final String BEFORE_DIGITS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
  private static final String AFTER_DIGITS =
      "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  private static final Map<String, Splitter> SPLITTERS =
      Map.of(
          BEFORE_DIGITS + "\\p{N}" + AFTER_DIGITS, Splitters.ofName("qwen2"),
          BEFORE_DIGITS + "\\p{N}{1,3}" + AFTER_DIGITS, Splitters.ofName("llama3"));

  private BytePairFile() {}

  /**
   * Returns the tokenizer of a file.
   *
   * @return null if the file asks for something else
   */
  static Tokenizer read(HuggingFaceFile file) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.json());
    } catch (JsonProcessingException e) {
      return null;
    }
    JsonNode model = root.path("model");
    Splitter splitter = splitter(root.path("pre_tokenizer"));
    if (splitter == null || !isPlain(model) || !isKnown(root.path("normalizer"))) {
      return null;
    }
    byte[][] tokens = tokens(model.path("vocab"));
    if (tokens == null || (file.eod() < tokens.length && tokens[file.eod()] != null)) {
      return null;
    }
    List<int[]> merges = merges(model);
    if (merges == null) {
      return null;
    }
    Vocabulary vocabulary;
    try {
      vocabulary = Vocabulary.ofMerges(tokens, merges, model.path("ignore_merges").asBoolean());
    } catch (IllegalArgumentException e) {
      return null;
    }
    return new BytePairTokenizer(
        file.name().substring(file.name().lastIndexOf('/') + 1),
        file.fingerprint(),
        vocabulary,
        !root.path("normalizer").isNull(),
        splitter,
        file.vocabularySize(),
        file.eod());
  }

  private static boolean isPlain(JsonNode model) {
    boolean whole =
        model.path("dropout").asDouble() == 0
            && isNothing(model.path("unk_token"))
            && isNothing(model.path("continuing_subword_prefix"))
            && isNothing(model.path("end_of_word_suffix"));
    return whole && model.path("type").asText().equals("BPE") && !flag(model, "byte_fallback");
  }

  private static boolean isNothing(JsonNode text) {
    return text.isMissingNode() || text.isNull() || text.asText().isEmpty();
  }

  private static boolean flag(JsonNode object, String name) {
    return object.path(name).asBoolean();
  }

  private static boolean isKnown(JsonNode normalizer) {
    return normalizer.isNull() || normalizer.path("type").asText().equals("NFC");
  }

  /** A split by a known pattern, then bytes. */
  private static Splitter splitter(JsonNode sequence) {
    JsonNode parts = sequence.path("pretokenizers");
    if (!sequence.path("type").asText().equals("Sequence") || parts.size() != 2) {
      return null;
    }
    JsonNode split = parts.get(0);
    JsonNode bytes = parts.get(1);
    boolean known =
        split.path("type").asText().equals("Split")
            && split.path("behavior").asText().equals("Isolated")
            && !flag(split, "invert")
            && bytes.path("type").asText().equals("ByteLevel")
            && !bytes.path("add_prefix_space").asBoolean(true)
            && !bytes.path("use_regex").asBoolean(true);
    return known ? SPLITTERS.get(split.path("pattern").path("Regex").asText()) : null;
  }

  private static byte[][] tokens(JsonNode vocabulary) {
    int size = 0;
    for (JsonNode id : vocabulary) {
      size = Math.max(size, id.asInt() + 1);
    }
    byte[][] tokens = new byte[size][];
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      byte[] token = ByteLetters.bytes(entry.getKey());
      if (token == null) {
        return null;
      }
      tokens[entry.getValue().asInt()] = token;
    }
    return tokens;
  }

  /** Merges as pairs of ids; older files have both tokens in one text. */
  private static List<int[]> merges(JsonNode model) {
    List<int[]> merges = new ArrayList<>();
    JsonNode vocabulary = model.path("vocab");
    for (JsonNode merge : model.path("merges")) {
      String left = merge.isArray() ? merge.path(0).asText() : before(merge.asText());
      String right = merge.isArray() ? merge.path(1).asText() : after(merge.asText());
      if (!vocabulary.has(left) || !vocabulary.has(right)) {
        return null;
      }
      merges.add(new int[] {vocabulary.get(left).asInt(), vocabulary.get(right).asInt()});
    }
    return merges;
  }

  private static String before(String merge) {
    return merge.substring(0, Math.max(0, merge.indexOf(' ')));
  }

  private static String after(String merge) {
    return merge.substring(merge.indexOf(' ') + 1);
  }
}
