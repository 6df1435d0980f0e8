package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A {@code tokenizer.json} whose vocabulary is trained, by chance, on a short text. */
final class MadeTokenizer {
  static final int EOD = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT =
      "the sum of the numbers 123 and 1234, isn't it? \u8bc1\u660e  \n\n x = y; caf\u00e9 the theory   then \u3042";

  private int spaces;
  private final ObjectNode root = JSON.createObjectNode().put("version", "1.0");

  /**
   * Trains a vocabulary.
   *
   * @param pairs whether merges are pairs, or texts as in older files
   */
  MadeTokenizer(Random random, boolean pairs) {
    root.putNull("truncation").putNull("padding").putNull("post_processor");
    root.putArray("added_tokens");
    root.putNull("normalizer");
    root.set("decoder", json("{'type':'ByteLevel','add_prefix_space':false}"));
    ObjectNode model = root.putObject("model").put("type", "BPE").put("fuse_unk", false);
    model.putNull("dropout").putNull("unk_token");
    model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
    model.put("byte_fallback", false).put("ignore_merges", false);
    train(random, pairs, model);
    add(EOD, "<|endoftext|>", true);
  }

  private static void train(Random random, boolean pairs, ObjectNode model) {
    ObjectNode vocabulary = model.putObject("vocab");
    for (int b = 0; b < 256; b++) {
      vocabulary.put(Character.toString(letter((byte) b)), b);
    }
    ArrayNode merges = model.putArray("merges");
    List<String> text = new ArrayList<>();
    for (byte b : TEXT.getBytes(UTF_8)) {
      text.add(Character.toString(letter(b)));
    }
    for (int i = 0; i < 50; i++) {
      int place = random.nextInt(text.size() - 1);
      String left = text.get(place);
      String right = text.get(place + 1);
      if (!vocabulary.has(left + right)) {
        vocabulary.put(left + right, vocabulary.size());
        if (pairs) {
          merges.addArray().add(left).add(right);
        } else {
          merges.add(left + " " + right);
        }
        for (int j = 0; j + 1 < text.size(); j++) {
          if (text.get(j).equals(left) && text.get(j + 1).equals(right)) {
            text.set(j, left + text.remove(j + 1));
          }
        }
      }
    }
  }

  private static char letter(byte b) {
    for (char letter = 0; letter < 0x200; letter++) {
      byte[] bytes = ByteLetters.bytes(Character.toString(letter));
      if (bytes != null && bytes[0] == b) {
        return letter;
      }
    }
    throw new AssertionError("no letter for " + b);
  }

  /** Adds a token. */
  MadeTokenizer add(int id, String content, boolean special) {
    root.withArray("added_tokens")
        .addObject()
        .put("id", id)
        .put("content", content)
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", !special)
        .put("special", special);
    return this;
  }

  /** Adds a token of white space, with the id that the library gives it. */
  MadeTokenizer addSpace(String content, boolean special) {
    return add(firstSpace() + spaces++, content, special);
  }

  /** The first id past those of the vocabulary. */
  int firstSpace() {
    return root.at("/model/vocab").size();
  }

  /** Sets a field of the file, or by a path with slashes of a part of it. */
  MadeTokenizer with(String path, String json) {
    int slash = path.lastIndexOf('/');
    ObjectNode parent = slash < 0 ? root : (ObjectNode) root.at("/" + path.substring(0, slash));
    parent.set(path.substring(slash + 1), json(json));
    return this;
  }

  /** Splits by patterns, then takes bytes. */
  MadeTokenizer splits(String behavior, boolean invert, String... patterns) {
    ObjectNode sequence = root.putObject("pre_tokenizer").put("type", "Sequence");
    ArrayNode parts = sequence.putArray("pretokenizers");
    for (String pattern : patterns) {
      ObjectNode split = parts.addObject().put("type", "Split");
      split.putObject("pattern").put("Regex", pattern);
      split.put("behavior", behavior).put("invert", invert);
    }
    parts.add(json("{'type':'ByteLevel','add_prefix_space':false,'use_regex':false}"));
    return this;
  }

  private static JsonNode json(String text) {
    try {
      String bytes = "'type':'ByteLevel'";
      return JSON.readTree(text.replace(bytes, bytes + ",'trim_offsets':true").replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the file. */
  HuggingFaceFile read(Engine engine) {
    try {
      return HuggingFaceFile.parse(
          JSON.writeValueAsBytes(root),
          new TokenizerSpec("made/tokenizer.json", null, engine, null));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Tokenizer ours() {
    return read(Engine.OWN).build();
  }

  Tokenizer theirs() {
    return read(Engine.LIBRARY).build();
  }
}
