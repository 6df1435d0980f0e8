package io.mimodata.mixture.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.mixture.Texts;
import io.mimodata.mixture.regex.Dialect;
import io.mimodata.mixture.regex.Regex;
import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SplittersTest {
  private static final Map<String, Splitter> BY_PATTERN = byPattern();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** The splitters that are written by hand, by names, beside their patterns. */
  private static Map<String, Splitter> byPattern() {
    Map<String, Splitter> patterns = new TreeMap<>();
    patterns.put("qwen2", isolating(Splitters.QWEN2));
    patterns.put("llama3", isolating(Splitters.LLAMA3));
    patterns.put("o200k", isolating(Splitters.O200K));
    patterns.put("gpt2", isolating(Splitters.GPT2));
    patterns.put("tekken", isolating(Splitters.TEKKEN));
    patterns.put("cl100k", Splitters.ofWords(Splitters.CL100K));
    patterns.put(
        "deepseek-v3",
        isolating(Splitters.DEEPSEEK_NUMBERS)
            .then(isolating(Splitters.DEEPSEEK_ASIAN))
            .then(isolating(Splitters.DEEPSEEK_WORDS)));
    return patterns;
  }

  private static Splitter isolating(String pattern) {
    return new PatternSplitter(Regex.of(pattern, Dialect.ONIGURUMA), Behavior.ISOLATED, false);
  }

  @Test
  void thoseByHandCutWhereTheirPatternsDo() {
    System.out.println("seed " + seed);
    assertThat(BY_PATTERN.keySet()).containsExactlyInAnyOrderElementsOf(Splitters.names());
    Texts texts = new Texts(random);
    for (int i = 0; i < 20_000; i++) {
      String text = texts.next();
      BY_PATTERN.forEach(
          (name, splitter) -> {
            if (!ends(Splitters.ofName(name), text).equals(ends(splitter, text))) {
              List<String> words = words(Splitters.ofName(name), text);
              assertThat(words).as("seed %d, %s", seed, name).isEqualTo(words(splitter, text));
            }
          });
    }
  }

  @Test
  void everyCharacterIsCutAsThePatternsSay() {
    CodePoints unassigned = UnicodeTable.property("Cn");
    CodePoints privateUse = UnicodeTable.property("Co");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      // Of those that are no characters, and of private ones, a few are enough.
      boolean dull = c % 64 != 0 && (unassigned.contains(c) || privateUse.contains(c));
      if (dull || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        continue;
      }
      String x = Character.toString(c);
      String text = "a" + x + "B" + x + x + "c1" + x + " !" + x + "\n" + x;
      int number = c;
      BY_PATTERN.forEach(
          (name, splitter) -> {
            List<Integer> ends = ends(Splitters.ofName(name), text);
            if (!ends.equals(ends(splitter, text))) {
              assertThat(ends).as("U+%X, %s", number, name).isEqualTo(ends(splitter, text));
            }
          });
    }
  }

  @Test
  void aPartIsATextOfItsOwn() {
    byte[] text = "a  b  c".getBytes(UTF_8);
    List<String> words = new ArrayList<>();
    Splitters.gpt2()
        .split(text, 0, 3, (from, to) -> words.add(new String(text, from, to - from, UTF_8)));
    assertThat(words).containsExactly("a", "  ");
  }

  @Test
  void matchesBecomeWhatTheBehaviorSays() {
    assertThat(cut("ab--c-", Behavior.REMOVED, false)).containsExactly("ab", "c");
    assertThat(cut("ab--c-", Behavior.REMOVED, true)).containsExactly("-", "-", "-");
    assertThat(cut("ab--c-", Behavior.ISOLATED, false)).containsExactly("ab", "-", "-", "c", "-");
    assertThat(cut("ab--c-", Behavior.CONTIGUOUS, false)).containsExactly("ab", "--", "c", "-");
    assertThat(cut("ab--c-", Behavior.MERGED_WITH_PREVIOUS, false))
        .containsExactly("ab-", "-", "c-");
    assertThat(cut("-ab--c-", Behavior.MERGED_WITH_NEXT, false))
        .containsExactly("-ab", "-", "-c", "-");
  }

  private static List<String> cut(String text, Behavior behavior, boolean inverted) {
    return words(Splitters.ofPattern("-", behavior, inverted), text);
  }

  @Test
  void numbersStandApart() {
    assertThat(words(Splitters.digits(true), "a12\u00bd\u0663 b"))
        .containsExactly("a", "1", "2", "\u00bd", "\u0663", " b");
    assertThat(words(Splitters.digits(false), "12a345")).containsExactly("12", "a", "345");
  }

  @Test
  void knownPatternsAreCutByHand() {
    assertThat(Splitters.ofPattern(Splitters.O200K, Behavior.REMOVED, true))
        .isInstanceOf(O200kSplitter.class);
    assertThat(Splitters.ofPattern(Splitters.LLAMA3.replace("\\r", "\r"), Behavior.ISOLATED, false))
        .isInstanceOf(Cl100kSplitter.class);
    assertThat(Splitters.ofPattern(Splitters.GPT2, Behavior.REMOVED, false))
        .isInstanceOf(PatternSplitter.class);
    assertThat(
            Splitters.ofPatterns(
                List.of(
                    Splitters.DEEPSEEK_NUMBERS,
                    Splitters.DEEPSEEK_ASIAN,
                    Splitters.DEEPSEEK_WORDS.replace("\\n", "\n"))))
        .isInstanceOf(DeepSeekSplitter.class);
  }

  @Test
  void whiteSpaceAtTheEndIsOneWordInTiktokensPattern() {
    assertThat(words(Splitters.ofName("cl100k"), "a \n  ")).containsExactly("a", " \n  ");
    assertThat(words(Splitters.ofName("llama3"), "a \n  ")).containsExactly("a", " \n", "  ");
  }

  private static List<String> words(Splitter splitter, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    List<String> words = new ArrayList<>();
    splitter.split(
        utf8, 0, utf8.length, (from, to) -> words.add(new String(utf8, from, to - from, UTF_8)));
    return words;
  }

  private static List<Integer> ends(Splitter splitter, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    List<Integer> ends = new ArrayList<>();
    splitter.split(utf8, 0, utf8.length, (from, to) -> ends.add(to));
    return ends;
  }
}
