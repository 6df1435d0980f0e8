package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTextTest {
  private static List<String> words(String text, byte kind) {
    GateText words = new GateText(text);
    return IntStream.range(0, words.size())
        .filter(i -> words.kind(i) == kind)
        .mapToObj(i -> words.text().substring(words.start(i), words.end(i)))
        .toList();
  }

  @Test
  void ideographsAndKanaAreWordsAndMarksGoOnWithOne() {
    assertThat(words("Die Gro\u0308\u00dfe n2 ist 很好, \uD83D\uDE00 かな 한국어", GateText.PLAIN))
        .containsExactly("Die", "Gro\u0308\u00dfe", "n2", "ist", "很", "好", "か", "な", "한국어");
  }

  @Test
  void codeFormulasTablesAndAddressesAreLaidOut() {
    String text =
        """
        See `x y` and \\(a b\\) or $c$, at https://d.org/e。

        | f | g |
        ```
        h
        ```
        $$
        i
        $$
        Costs $5 or $6.""";
    assertThat(words(text, GateText.LAID_OUT))
        .containsExactly("x", "y", "a", "b", "c", "https", "d", "org", "e", "f", "g", "h", "i");
    assertThat(words(text, GateText.PLAIN))
        .containsExactly("See", "and", "or", "at", "Costs", "5", "or", "6");
  }

  @Test
  void quotationsAreQuoted() {
    assertThat(
            words(
                "He \u201csaid so\u201d \"twice\" \u300c是的\u300d.\n> in lines\nno 5\" disk",
                GateText.QUOTED))
        .containsExactly("said", "so", "twice", "是", "的", "in", "lines");
  }

  @Test
  void wordsAreComparedInLowerCase() {
    GateText text = new GateText("Ab aB abc");
    assertThat(text.hash(0)).isEqualTo(text.hash(1)).isNotEqualTo(text.hash(2));
    assertThat(text.ngrams(2)).hasSize(2);
    assertThat(text.ngrams(4)).isEmpty();
  }

  @Test
  void periodsOfSymbolsAreFoundAndNumbersAreNot() {
    assertThat(SymbolRuns.longest("ab -=-=-=-=. 12121212121212"))
        .isEqualTo(new SymbolRuns.Run(3, 8, 2));
    assertThat(SymbolRuns.longest("").characters()).isZero();
    assertThat(SymbolRuns.longest("hahahaha no").characters()).isEqualTo(8);
  }
}
