package io.mimodata.dedup.shingle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordShinglerTest {
  private final WordShingler shingler = new WordShingler(3);

  @Test
  void isOneForEachRunOfWordsInOrder() {
    assertThat(shingler.shingles("one two three four")).hasSize(2);
    assertThat(shingler.shingles("one two three one two three"))
        .hasSize(4)
        .satisfies(hashes -> assertThat(hashes[0]).isEqualTo(hashes[3]));
    assertThat(shingler.shingles("a b c")).isNotEqualTo(shingler.shingles("c b a"));
  }

  @Test
  void looksPastCasePunctuationAndCompatibilityForms() {
    assertThat(shingler.shingles("The de\uFB01nition, of: a \uFF27roup."))
        .isEqualTo(shingler.shingles("the definition of\n\na *group*"));
  }

  @Test
  void treatsEachCharacterOfAScriptWithoutSpacesAsAWord() {
    assertThat(shingler.shingles("\u7FA4\u8BBA\u5165\u95E8")).hasSize(2);
    assertThat(shingler.shingles("Java\u7684\u7FA4")).hasSize(1);
    assertThat(shingler.shingles("\u0E01\u0E02\u0E04 \uD55C\uAD6D")).hasSize(3);
    assertThat(shingler.shingles("\uD840\uDC0B\uD840\uDC0C\u4E00\u4E8C")).hasSize(2);
  }

  @Test
  void combiningMarksBelongToTheirWord() {
    assertThat(shingler.shingles("\u0939\u093F\u0928\u094D\u0926\u0940 a b")).hasSize(1);
  }

  @Test
  void aShortTextHasOneShingle() {
    assertThat(shingler.shingles("one two")).hasSize(1);
    assertThat(shingler.shingles("one two")).isEqualTo(shingler.shingles("One, two!"));
    assertThat(shingler.shingles("one two")).isNotEqualTo(shingler.shingles("one"));
    assertThat(shingler.shingles("one two")).isNotEqualTo(shingler.shingles("two one"));
  }

  @Test
  void aTextWithoutWordsIsComparedAsItIs() {
    assertThat(shingler.shingles("")).hasSize(1);
    assertThat(shingler.shingles("\u2192 + *")).isEqualTo(shingler.shingles(" \u2192  + *"));
    assertThat(shingler.shingles("\u2192 + *")).isNotEqualTo(shingler.shingles("\u2192 - *"));
  }

  @Test
  void valuesAreFixedForEver() {
    assertThat(new WordShingler(5).shingles("The sum of $n$ integers: 1 + 2."))
        .containsExactly(-743037849053824463L, 6850548302799441391L, 8746844980232208652L);
    assertThat(new WordShingler(5).shingles("\u7FA4\u8BBA")).containsExactly(6742696763312815847L);
    assertThat(new WordShingler(5).shingles("+ -")).containsExactly(6799841656042925166L);
  }

  @Test
  void needsAtLeastOneWord() {
    assertThatThrownBy(() -> new WordShingler(0)).hasMessage("n must be at least 1, cannot be: 0");
  }
}
