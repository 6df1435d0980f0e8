package io.mimodata.mixture.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.unicode.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@code tokenizer.json} of byte-level byte-pair encoding for our own engine. What the
 * engine does not know is an error that names it; what frames, cuts or pads texts is passed over,
 * as texts are data, and so are marks of control tokens.
 */
final class ByteLevelFile {
  private static final List<String> FIELDS =
      List.of(
          "version",
          "truncation",
          "padding",
          "added_tokens",
          "normalizer",
          "pre_tokenizer",
          "post_processor",
          "decoder",
          "model");
  private static final List<String> MODEL_FIELDS =
      List.of(
          "type",
          "dropout",
          "unk_token",
          "continuing_subword_prefix",
          "end_of_word_suffix",
          "fuse_unk",
          "byte_fallback",
          "ignore_merges",
          "cache_capacity",
          "vocab",
          "merges");

  private ByteLevelFile() {}

  /**
   * Returns the tokenizer of a file.
   *
   * @throws StageException if the file asks for what our engine can't do
   */
  static Tokenizer read(HuggingFaceFile file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(file.json());
    } catch (JsonProcessingException e) {
      throw new StageException(
          "The tokenizer %s is not JSON: %s".formatted(file.name(), e.getOriginalMessage()), e);
    }
    JsonPart root = new JsonPart(file.name(), "", json);
    root.allow(FIELDS);
    JsonPart model = root.field("model");
    checkModel(model);
    checkDecoder(root.field("decoder"));
    List<NormalForm> forms = NormalizerReader.read(root.field("normalizer"));
    PreTokenizerReader words = new PreTokenizerReader(root.field("pre_tokenizer"));
    TextRules rules =
        new TextRules(
            spaces(root.field("added_tokens"), false, List.of()),
            forms,
            spaces(root.field("added_tokens"), true, forms),
            words.prefixesSpace(),
            words.splitter());
    return new BytePairTokenizer(
        new BytePairTokenizer.Identity(
            HuggingFaceFile.lastName(file.name()),
            file.fingerprint(),
            file.vocabularySize(),
            file.eod()),
        vocabulary(model, file.controlIds()),
        rules);
  }

  private static void checkModel(JsonPart model) {
    boolean older = model.field("type").isNull() && model.node().path("merges").isArray();
    if (!older && !model.type().equals("BPE")) {
      throw model.field("type").unsupported();
    }
    model.allow(MODEL_FIELDS);
    // Every byte is a token, so that nothing is unknown: unk_token and fuse_unk say nothing.
    for (String field :
        List.of("dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback")) {
      model.field(field).refuseUnlessNothing();
    }
  }

  private static void checkDecoder(JsonPart decoder) {
    if (!decoder.isNull() && !decoder.type().equals("ByteLevel")) {
      throw decoder.field("type").unsupported();
    }
  }

  /** The tokens of white space that are looked for before or after texts are normalised. */
  private static AddedSpaces spaces(JsonPart tokens, boolean normalized, List<NormalForm> forms) {
    List<AddedSpaces.Token> spaces = new ArrayList<>();
    for (int i = 0; i < tokens.node().size(); i++) {
      JsonPart token = tokens.element(i);
      for (String field : List.of("single_word", "lstrip", "rstrip")) {
        token.field(field).refuseUnlessNothing();
      }
      if (token.field("normalized").flag(true) == normalized) {
        byte[] utf8 =
            token.field("content").text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (NormalForm form : forms) {
          utf8 = form.of(utf8);
        }
        spaces.add(new AddedSpaces.Token(utf8, token.field("id").node().asInt()));
      }
    }
    return new AddedSpaces(spaces);
  }

  private static Vocabulary vocabulary(JsonPart model, Set<Integer> controlIds) {
    byte[][] tokens = tokens(model.field("vocab"), controlIds);
    List<int[]> merges = merges(model);
    try {
      return Vocabulary.ofMerges(tokens, merges, model.field("ignore_merges").flag(false));
    } catch (IllegalArgumentException e) {
      throw model.field("merges").unsupported(e.getMessage());
    }
  }

  private static byte[][] tokens(JsonPart vocabulary, Set<Integer> controlIds) {
    int size = 0;
    for (JsonNode id : vocabulary.node()) {
      size = Math.max(size, id.asInt() + 1);
    }
    byte[][] tokens = new byte[size][];
    for (Map.Entry<String, JsonNode> entry : vocabulary.node().properties()) {
      int id = entry.getValue().asInt();
      if (!controlIds.contains(id)) {
        tokens[id] = ByteLetters.bytes(entry.getKey());
        if (tokens[id] == null) {
          throw new JsonPart(
                  vocabulary.file(),
                  "%s[\"%s\"]".formatted(vocabulary.path(), entry.getKey()),
                  entry.getValue())
              .unsupported("its letters must stand for bytes");
        }
      }
    }
    return tokens;
  }

  /** Merges as pairs of ids; older files have both tokens in one text. */
  private static List<int[]> merges(JsonPart model) {
    List<int[]> merges = new ArrayList<>();
    JsonNode vocabulary = model.node().path("vocab");
    JsonNode list = model.node().path("merges");
    for (int i = 0; i < list.size(); i++) {
      JsonNode merge = list.get(i);
      String left = merge.isArray() ? merge.path(0).asText() : before(merge.asText());
      String right = merge.isArray() ? merge.path(1).asText() : after(merge.asText());
      if (!vocabulary.has(left) || !vocabulary.has(right)) {
        throw model.field("merges").element(i).unsupported("both must be in model.vocab");
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
