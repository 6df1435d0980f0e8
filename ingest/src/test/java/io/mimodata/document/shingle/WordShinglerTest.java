package io.mimodata.document.shingle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordShinglerTest {
  private static int[] shingles(int n, String text) {
    return shingles(n, text.getBytes(UTF_8));
  }

  private static int[] shingles(int n, byte[] utf8) {
    WordShingler reader = new WordShingler(n);
    int count = reader.read(utf8);
    return Arrays.copyOf(reader.shingles(), count);
  }

  @Test
  void isOneForEachRunOfWordsInOrder() {
    assertThat(shingles(3, "one two three four")).hasSize(2);
    assertThat(shingles(3, "one two three one two three"))
        .hasSize(4)
        .satisfies(hashes -> assertThat(hashes[0]).isEqualTo(hashes[3]));
    assertThat(shingles(3, "a b c")).isNotEqualTo(shingles(3, "c b a"));
  }

  @Test
  void looksPastCasePunctuationAndCompatibilityForms() {
    assertThat(shingles(3, "The de\uFB01nition, of: a \uFF27roup."))
        .isEqualTo(shingles(3, "the definition of\n\na *group*"));
  }

  @Test
  void treatsEachCharacterOfAScriptWithoutSpacesAsAWord() {
    assertThat(shingles(3, "\u7FA4\u8BBA\u5165\u95E8")).hasSize(2);
    assertThat(shingles(3, "Java\u7684\u7FA4\u8BBA")).hasSize(2);
    assertThat(shingles(3, "\u0E01\u0E02\u0E04 \uD55C\uAD6D")).hasSize(3);
    assertThat(shingles(3, "\uD840\uDC0B\uD840\uDC0C\u4E00\u4E8C")).hasSize(2);
  }

  @Test
  void combiningMarksBelongToTheirWord() {
    assertThat(shingles(3, "\u0939\u093F\u0928\u094D\u0926\u0940 a b c")).hasSize(2);
  }

  @Test
  void aShortTextHasOneShingleOfThreeHashes() {
    assertThat(shingles(3, "one two")).hasSize(3).doesNotHaveDuplicates();
    assertThat(shingles(3, "one two three")).hasSize(3).doesNotHaveDuplicates();
    assertThat(shingles(3, "one two three four")).hasSize(2);
    // Their 32-bit hashes are equal.
    assertThat(shingles(5, "w67 v24")[0]).isEqualTo(shingles(5, "w74 v388")[0]);
    assertThat(shingles(5, "w67 v24")[1]).isNotEqualTo(shingles(5, "w74 v388")[1]);
    assertThat(shingles(3, "one two")).isEqualTo(shingles(3, "One, two!"));
    assertThat(shingles(3, "one two")).isNotEqualTo(shingles(3, "one"));
    assertThat(shingles(3, "one two")).isNotEqualTo(shingles(3, "two one"));
  }

  @Test
  void aTextWithoutWordsIsComparedAsItIs() {
    assertThat(shingles(3, "")).hasSize(3);
    assertThat(shingles(3, "\u2192 + *")).isEqualTo(shingles(3, " \u2192  + *"));
    assertThat(shingles(3, "\u2192 + *")).isNotEqualTo(shingles(3, "\u2192 - *"));
  }

  @Test
  void valuesAreFixedForEver() {
    assertThat(shingles(5, "The sum of $n$ integers: 1 + 2."))
        .containsExactly(-1157726357, 1385145720, 1623130171);
    assertThat(shingles(5, "\u7FA4\u8BBA")).containsExactly(-1085805881, 1271607880, 760738779);
    assertThat(shingles(5, "+ -")[0]).isEqualTo(93465019);
  }

  @Test
  void needsAtLeastOneWord() {
    assertThatThrownBy(() -> new WordShingler(0)).hasMessage("n must be at least 1, cannot be: 0");
  }

  @Test
  void bytesThatAreNoUtf8AreReplaced() {
    byte[] bytes = "one two \uFFFD three".getBytes(UTF_8);
    byte[] broken = {
      'o', 'n', 'e', ' ', 't', 'w', 'o', ' ', (byte) 0x80, ' ', 't', 'h', 'r', 'e', 'e'
    };
    assertThat(shingles(2, broken)).isEqualTo(shingles(2, bytes));
    for (int b = 0x80; b < 0x100; b++) {
      assertThat(shingles(2, new byte[] {'a', ' ', (byte) b})).isNotEmpty();
    }
  }

  @Test
  void readsAnyTextAsTheDefinitionDoes() {
    RandomTexts.each(
        text -> {
          List<String> words = ReferenceWords.of(text);
          if (words.size() > 1) {
            assertThat(shingles(1, text))
                .as("%s", RandomTexts.escaped(text))
                .isEqualTo(words.stream().mapToInt(WordShinglerTest::hash).toArray());
          }
        });
  }

  @Test
  void aCharacterMayBecomeMoreWordsThanItHasBytes() {
    // One that stands for a word of six characters, each a word by itself.
    assertThat(shingles(5, "\u3316".repeat(2_000))).hasSize(6 * 2_000 - 4);
    assertThat(shingles(5, "\u3300 a ".repeat(2_000))).hasSize(5 * 2_000 - 4);
  }

  /** Hash of a shingle of one word. */
  private static int hash(String word) {
    long hash = Mixer.finish(word.codePoints().asLongStream().reduce(0, Mixer::append));
    return (int) (Mixer.finish(hash) >>> Integer.SIZE);
  }
}
