package io.mimodata.mixture.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A {@code tokenizer.json} made by chance. */
final class MadeTokenizer {
  static final int EOD = 90_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private int spaces;
  private final ObjectNode root = JSON.createObjectNode().put("version", "1.0");

  /** Makes a vocabulary of few merges. */
  MadeTokenizer(Random random, boolean pairs) {
    this(random, pairs, 6_000);
  }

  /**
   * Makes a vocabulary.
   *
   * @param pairs whether merges are pairs, or texts as in older files
   * @param count of merges
   */
  MadeTokenizer(Random random, boolean pairs, int count) {
    root.putNull("truncation").putNull("padding").putNull("post_processor");
    root.putArray("added_tokens");
    root.putNull("normalizer");
    root.set("decoder", json("{'type':'ByteLevel','add_prefix_space':false}"));
    ObjectNode model = root.putObject("model").put("type", "BPE").put("fuse_unk", false);
    model.putNull("dropout").putNull("unk_token");
    model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
    model.put("byte_fallback", false).put("ignore_merges", false);
    fill(random, pairs, count, model);
    add(EOD, "<|endoftext|>", true);
  }

  /** Any two bytes are a token, merged in any order: ids tell where words end. */
  private static void fill(Random random, boolean pairs, int count, ObjectNode model) {
    ObjectNode vocabulary = model.putObject("vocab");
    String[] letters = new String[256];
    List<String[]> twos = new ArrayList<>();
    for (int b = 0; b < letters.length; b++) {
      letters[b] = Character.toString(letter((byte) b));
      vocabulary.put(letters[b], b);
    }
    for (String left : letters) {
      for (String right : letters) {
        twos.add(new String[] {left, right});
      }
    }
    Collections.shuffle(twos, random);
    ArrayNode merges = model.putArray("merges");
    for (String[] two : twos.subList(0, count)) {
      vocabulary.put(two[0] + two[1], vocabulary.size());
      if (pairs) {
        merges.addArray().add(two[0]).add(two[1]);
      } else {
        merges.add(two[0] + " " + two[1]);
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
