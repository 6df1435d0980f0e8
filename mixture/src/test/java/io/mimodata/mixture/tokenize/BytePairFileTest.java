package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files made in the test, in our engine and in that of Hugging Face. */
class BytePairFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QWEN =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String LLAMA = QWEN.replace("|\\p{N}|", "|\\p{N}{1,3}|");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void givesTheIdsOfHuggingFace() throws IOException {
    System.out.println("seed " + seed);
    for (String pattern : List.of(QWEN, LLAMA)) {
      for (boolean pairs : new boolean[] {true, false}) {
        HuggingFaceFile file = parse(made(pattern, pairs));
        Tokenizer ours = BytePairFile.read(file);
        assertThat(ours).isInstanceOf(BytePairTokenizer.class);
        Tokenizer theirs = new FileTokenizer(file);
        assertThat(ours.eod()).isEqualTo(theirs.eod());
        assertThat(ours.vocabularySize()).isEqualTo(theirs.vocabularySize());
        assertThat(ours.fingerprint()).isEqualTo(theirs.fingerprint());
        for (int i = 0; i < 2_000; i++) {
          String text = text();
          assertThat(ours.encode(text))
              .as("seed %d, %s", seed, text)
              .isEqualTo(theirs.encode(text));
        }
      }
    }
  }

  @Test
  void whatItDoesNotKnowIsLeftToHuggingFace() throws IOException {
    assertThat(BytePairFile.read(parse(made("\\s+", true)))).isNull();
    ObjectNode other = made(QWEN, true);
    other.withObject("model").put("byte_fallback", true);
    assertThat(BytePairFile.read(parse(other))).isNull();
    other = made(QWEN, true);
    other.withObject("normalizer").put("type", "NFKC");
    assertThat(BytePairFile.read(parse(other))).isNull();
    other = made(QWEN, true);
    other.withObject("model").put("unk_token", "a");
    assertThat(BytePairFile.read(parse(other))).isNull();
    other = made(QWEN, true);
    other.withObject("model").withObject("vocab").put("no byte \u4e2d", 999);
    assertThat(BytePairFile.read(parse(other))).isNull();
  }

  private static HuggingFaceFile parse(ObjectNode root) throws IOException {
    return HuggingFaceFile.parse("made/tokenizer.json", JSON.writeValueAsBytes(root), null);
  }

  /** A vocabulary trained on a short text. */
  private ObjectNode made(String pattern, boolean pairs) {
    ObjectNode root = JSON.createObjectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding").putNull("post_processor");
    root.putArray("added_tokens")
        .addObject()
        .put("id", 1_000)
        .put("content", "<|endoftext|>")
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", false)
        .put("special", true);
    root.putObject("normalizer").put("type", "NFC");
    ObjectNode pre = root.putObject("pre_tokenizer").put("type", "Sequence");
    ArrayNode parts = pre.putArray("pretokenizers");
    ObjectNode split = parts.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", pattern);
    split.put("behavior", "Isolated").put("invert", false);
    parts.add(byteLevel());
    root.set("decoder", byteLevel());
    ObjectNode model = root.putObject("model").put("type", "BPE").put("fuse_unk", false);
    model.putNull("dropout").putNull("unk_token");
    model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
    model.put("byte_fallback", false);
    ObjectNode vocabulary = model.putObject("vocab");
    for (int b = 0; b < 256; b++) {
      vocabulary.put(Character.toString(letter((byte) b)), b);
    }
    ArrayNode merges = model.putArray("merges");
    List<String> text = new ArrayList<>();
    for (byte b :
        "the sum of the numbers 123 and 1234, isn't it? \u8bc1\u660e  \n\n x = y; caf\u00e9 the theory   then"
            .getBytes(UTF_8)) {
      text.add(Character.toString(letter(b)));
    }
    for (int i = 0; i < 40; i++) {
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
    return root;
  }

  private static ObjectNode byteLevel() {
    return JSON.createObjectNode()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
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

  private String text() {
    String[] pieces = {
      "the",
      " sum",
      "numbers",
      "123",
      "45678",
      " ",
      "  ",
      "\n",
      "'t",
      "'RE",
      "\u8bc1\u660e",
      "caf\u00e9",
      "e\u0301",
      "=",
      ";",
      "\t",
      "\r\n",
      "<|endoftext|>",
      "\ud83d\ude00",
      "\u00a0",
      "\u2028",
      "\u0000"
    };
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(15);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString(random.nextInt(0xD800))
              : pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
