package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.mixture.Texts;
import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made in the test, in our engine and in that of Hugging Face. */
class ByteLevelFileTest {
  private static final String QWEN =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String LLAMA = QWEN.replace("|\\p{N}|", "|\\p{N}{1,3}|");
  private static final String O200K =
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String TEKKEN =
      O200K.replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)?", "").replace("\\p{N}{1,3}", "\\p{N}");
  private static final String[] DEEPSEEK = {
    "\\p{N}{1,3}",
    "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+",
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+"
  };

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private static Map<String, UnaryOperator<MadeTokenizer>> families() {
    Map<String, UnaryOperator<MadeTokenizer>> families = new TreeMap<>();
    families.put(
        "qwen2, NFC",
        made -> made.splits("Isolated", false, QWEN).with("normalizer", "{'type':'NFC'}"));
    families.put(
        "llama3",
        made -> made.splits("Isolated", false, LLAMA).with("model/ignore_merges", "true"));
    families.put("cl100k", made -> made.splits("Removed", true, LLAMA));
    families.put("o200k", made -> made.splits("Isolated", false, O200K));
    families.put("o200k, removed", made -> made.splits("Removed", true, O200K));
    families.put("tekken", made -> made.splits("Isolated", false, TEKKEN));
    families.put("deepseek-v3", made -> made.splits("Isolated", false, DEEPSEEK));
    families.put(
        "gpt2",
        made ->
            made.with(
                "pre_tokenizer", "{'type':'ByteLevel','add_prefix_space':false,'use_regex':true}"));
    families.put(
        "gpt2, space before",
        made ->
            made.with("pre_tokenizer", "{'type':'ByteLevel','add_prefix_space':true}")
                .addSpace("\t\t", false)
                .addSpace("\u2003 ", true));
    families.put(
        "gpt-neox, spaces",
        made -> {
          made.with("pre_tokenizer", "{'type':'ByteLevel','add_prefix_space':false}");
          made.with("normalizer", "{'type':'NFC'}");
          for (int i = 2; i < 12; i++) {
            made.addSpace(" ".repeat(i), false);
          }
          return made.addSpace("\n\u00a0", true).addSpace("\u2001", false);
        });
    families.put(
        "starcoder",
        made ->
            made.with(
                "pre_tokenizer",
                "{'type':'Sequence','pretokenizers':[{'type':'Digits','individual_digits':true},"
                    + "{'type':'ByteLevel','add_prefix_space':false,'use_regex':true}]}"));
    families.put(
        "bloom",
        made ->
            made.splits(
                "Isolated", false, " ?[^(\\s|[.,!?\u2026\u3002\uff0c\u3001\u0964\u06d4\u060c])]+"));
    families.put("kimi", made -> made.splits("Isolated", false, "[\\p{Han}]+|" + O200K));
    families.put(
        "forms",
        made ->
            made.splits("MergedWithNext", false, "\\s")
                .with(
                    "normalizer",
                    "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'NFKC'}]}"));
    families.put(
        "forms, decomposed",
        made ->
            made.splits("MergedWithPrevious", false, "[\\p{P}\\p{N}]+$|e")
                .with("normalizer", "{'type':'NFKD'}"));
    families.put(
        "literal",
        made ->
            made.with(
                "pre_tokenizer",
                "{'type':'Sequence','pretokenizers':[{'type':'Split','pattern':{'String':'.('},"
                    + "'behavior':'Contiguous','invert':true},{'type':'Digits','individual_digits':false},"
                    + "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel','add_prefix_space':false}]}]}"));
    return families;
  }

  @Test
  void givesTheIdsOfHuggingFace() {
    System.out.println("seed " + seed);
    Texts texts = new Texts(random, ByteLevelFileTest::isKnownToBoth);
    families()
        .forEach(
            (name, family) -> {
              boolean pairs = random.nextBoolean();
              long training = random.nextLong();
              Tokenizer ours = family.apply(new MadeTokenizer(new Random(training), pairs)).ours();
              Tokenizer theirs =
                  family.apply(new MadeTokenizer(new Random(training), pairs)).theirs();
              assertThat(ours.eod()).isEqualTo(theirs.eod());
              assertThat(ours.vocabularySize()).isEqualTo(theirs.vocabularySize());
              for (int i = 0; i < 2_500; i++) {
                String text = texts.nextWithSurrogates();
                int[] ids = ours.encode(text);
                if (!Arrays.equals(ids, theirs.encode(text))) {
                  assertThat(ids)
                      .as("seed %d, %s, %s", seed, name, text)
                      .isEqualTo(theirs.encode(text));
                }
              }
            });
  }

  /**
   * The library of this version has numbers of Unicode 16 where it takes digits apart; newer ones,
   * and our engine, have those of 17.
   */
  private static boolean isKnownToBoth(int c) {
    return (c < 0x11DE0 || c > 0x11DE9) && (c < 0x16FF4 || c > 0x16FF6);
  }

  @Test
  void everyCharacterIsToUsWhatItIsToHuggingFace() {
    CodePoints unassigned = UnicodeTable.property("Cn");
    for (String name : List.of("o200k", "deepseek-v3")) {
      Tokenizer ours =
          families().get(name).apply(new MadeTokenizer(new Random(1), true, 1 << 16)).ours();
      Tokenizer theirs =
          families().get(name).apply(new MadeTokenizer(new Random(1), true, 1 << 16)).theirs();
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < 0xE0200; c++) {
        boolean dull = c % 64 != 0 && unassigned.contains(c);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (!dull && !surrogate && isKnownToBoth(c)) {
          String x = Character.toString(c);
          text.append('a').append(x).append('B').append(x).append(x).append("c1").append(x);
        }
        if (c % 128 == 0) {
          int[] ids = ours.encode(text.toString());
          if (!Arrays.equals(ids, theirs.encode(text.toString()))) {
            assertThat(ids).as("up to U+%X, %s", c, name).isEqualTo(theirs.encode(text.toString()));
          }
          text.setLength(0);
        }
      }
    }
  }

  @Test
  void markupIsText() {
    Tokenizer tokenizer =
        new MadeTokenizer(random, true)
            .splits("Isolated", false, QWEN)
            .add(90_001, "<tool_call>", false)
            .ours();
    for (String text : new String[] {"<tool_call>", "<|endoftext|>"}) {
      int[] ids = tokenizer.encode("a" + text);
      assertThat(Arrays.stream(ids).max().orElseThrow()).isLessThan(90_000);
      assertThat(tokenizer.decode(ids)).isEqualTo("a" + text);
    }
    assertThat(tokenizer.decode(new int[] {'a', 90_001, 90_000})).hasSize(1);
  }

  @Test
  void aControlTokenOfTheVocabularyIsGivenToNoText() {
    // The whole of this text is a token that merges do not lead to.
    MadeTokenizer made = new MadeTokenizer(random, true).with("model/ignore_merges", "true");
    made.with("model/vocab/<end>", "80000")
        .add(80_000, "<end>", true)
        .splits("Isolated", false, "\\s+");
    assertThat(made.ours().encode("<end>")).hasSizeGreaterThan(1).doesNotContain(80_000);
  }

  @Test
  void spacesThatAreAddedDecodeToThemselves() {
    Tokenizer tokenizer =
        new MadeTokenizer(random, true)
            .with("pre_tokenizer", "{'type':'ByteLevel','add_prefix_space':false}")
            .add(90_001, "    ", false)
            .ours();
    int[] ids = tokenizer.encode("a     b");
    assertThat(ids).contains(90_001);
    assertThat(tokenizer.decode(ids)).isEqualTo("a     b");
    assertThat(tokenizer.idsBefore("a     b".getBytes(UTF_8), 1)).isEqualTo(1);
    assertThat(tokenizer.idsBefore("a     b".getBytes(UTF_8), 5)).isEqualTo(2);
    assertThat(tokenizer.idsBefore("a     b".getBytes(UTF_8), 6)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "model/type # 'Unigram' # model.type: \"Unigram\"",
        "model/byte_fallback # true # model.byte_fallback: true",
        "model/dropout # 0.1 # model.dropout: 0.1",
        "model/end_of_word_suffix # '</w>' # model.end_of_word_suffix: \"</w>\"",
        "model/new_thing # 1 # model.new_thing: 1",
        "new_thing # {} # new_thing: {}",
        "decoder # {'type':'Metaspace'} # decoder.type: \"Metaspace\"",
        "normalizer # {'type':'Lowercase'} # normalizer.type: \"Lowercase\"",
        "normalizer # {'type':'Sequence','normalizers':[{'type':'NFC'},{'type':'Nmt'}]} # normalizer.normalizers[1].type: \"Nmt\"",
        "pre_tokenizer # null # pre_tokenizer: null: it needs a ByteLevel",
        "pre_tokenizer # {'type':'Metaspace'} # pre_tokenizer.type: \"Metaspace\"",
        "pre_tokenizer # {'type':'Sequence','pretokenizers':[{'type':'Metaspace'},{'type':'ByteLevel'}]} # pre_tokenizer.pretokenizers[0].type: \"Metaspace\"",
        "pre_tokenizer # {'type':'Sequence','pretokenizers':[{'type':'Digits'},{'type':'ByteLevel'}]} # pre_tokenizer.pretokenizers[1].add_prefix_space: (missing)",
        "pre_tokenizer # {'type':'Sequence','pretokenizers':[{'type':'Split','pattern':{'Regex':'a*'},'behavior':'Isolated'},{'type':'ByteLevel'}]} # pre_tokenizer.pretokenizers[0].pattern.Regex: \"a*\": The pattern a* can't be used: it may match no character",
        "pre_tokenizer # {'type':'Sequence','pretokenizers':[{'type':'Split','pattern':{'Regex':'a'},'behavior':'Odd'},{'type':'ByteLevel'}]} # pre_tokenizer.pretokenizers[0].behavior: \"Odd\"",
        "model/vocab/no byte \u4e2d # 70000 # model.vocab[\"no byte \u4e2d\"]: 70000",
        "model/vocab/a # null # model.merges",
        "model/merges # ['x unheard'] # model.merges[0]: \"x unheard\"",
        "added_tokens # [{'id':90000,'content':'</s>'},{'id':90001,'content':'  ','lstrip':true}] # added_tokens[0].lstrip: true",
      })
  void namesWhatItDoesNotKnow(String path, String value, String message) {
    MadeTokenizer made = new MadeTokenizer(random, true).splits("Isolated", false, QWEN);
    if (value.equals("null") && path.startsWith("model/vocab")) {
      // A byte that is no token.
      made.with("model/vocab/a", "300");
    } else {
      made.with(path, value);
    }
    assertThatThrownBy(made::ours)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("made/tokenizer.json")
        .hasMessageContaining(message)
        .hasMessageContaining("mixture.tokenizer.engine: library");
  }

  @Test
  void everyEngineHasItsFingerprint() {
    MadeTokenizer made = new MadeTokenizer(random, true).splits("Isolated", false, QWEN);
    assertThat(made.ours().fingerprint())
        .hasSize(64)
        .isEqualTo(made.ours().fingerprint())
        .isNotEqualTo(made.theirs().fingerprint());
  }
}
