package io.mimodata.filter.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignalExtractorTest {
  private static final Pattern FORMULA = Pattern.compile("\\$[^$]+\\$");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");

  @Test
  void goldenValuesOfASmallPage() {
    String page =
        """
        # Sums

        The sum is $\\frac{n(n+1)}{2}$, since each pair gives n.
        - one [link](https://x.org/a)
        - two

        ```java
        int s = n * 2;
        ```
        """;
    Signals signals = signals(page);
    assertSignal(signals, Signal.CHARACTERS, page.length());
    assertSignal(signals, Signal.FORMULAS, 1);
    assertSignal(signals, Signal.CODE_BLOCKS, 1);
    assertSignal(signals, Signal.FORMULA_DENSITY, 18.0 / page.length());
    assertSignal(signals, Signal.CODE_DENSITY, 26.0 / page.length());
    // sums | the sum is FORMULA since each pair gives n | one link https x org a | two
    assertSignal(signals, Signal.WORDS, 1 + 9 + 6 + 1);
    assertSignal(signals, Signal.CODE_WORDS, 5); // java int s n 2
    assertSignal(signals, Signal.FORMULA_WORDS, 5); // frac n n 1 2
    assertSignal(signals, Signal.LIST_SHARE, 2.0 / 4);
    assertSignal(signals, Signal.SENTENCE_END_SHARE, 1.0 / 4);
    assertSignal(signals, Signal.LINE_REPETITION, 0);
    assertSignal(signals, Signal.UNIQUE_WORD_RATIO, 1);
    assertSignal(signals, Signal.CONNECTIVES, 1.0 / 16); // since
    assertSignal(signals, Signal.MATHS_TERMS, 1.0 / 16); // sum
  }

  @Test
  void aFormulaIsOneWordAndNoSymbols() {
    Signals signals = signals("Hence $a^{2}+b^{2}=c^{2}$ holds");
    assertSignal(signals, Signal.WORDS, 3);
    assertSignal(signals, Signal.SYMBOL_RATIO, 0);
    assertSignal(signals, Signal.DIGIT_RATIO, 0);
  }

  @Test
  void wordsKeepTheirApostrophesAndHyphens() {
    Signals signals = signals("Euler\u2019s well-known 'identity' -- isn't it?");
    assertSignal(signals, Signal.WORDS, 5);
    assertSignal(signals, Signal.MEAN_WORD_LENGTH, (7 + 10 + 8 + 5 + 2) / 5.0);
  }

  @Test
  void eachIdeographIsAWordAndTermsAreTwo() {
    Signals signals = signals("\u56E0\u4E3A\u8FD9\u662F\u6570\u5B66\u3002");
    assertSignal(signals, Signal.WORDS, 6);
    assertSignal(signals, Signal.MEAN_WORD_LENGTH, 0);
    assertSignal(signals, Signal.CONNECTIVES, 2.0 / 6);
    assertSignal(signals, Signal.MATHS_TERMS, 2.0 / 6);
    assertSignal(signals, Signal.SENTENCE_END_SHARE, 1);
  }

  @Test
  void repeatedLinesCountByTheirCharacters() {
    assertSignal(signals("aaaa\n\nbb\n  aaaa\naaaa\n"), Signal.LINE_REPETITION, 8.0 / 14);
    assertSignal(signals("x\n```\n}\n}\n}\n```\n"), Signal.LINE_REPETITION, 0);
  }

  @Test
  void linksAreMarkdownLinksAndBareAddresses() {
    assertSignal(signals("[ab](http://c.d) ef"), Signal.LINK_SHARE, 16.0 / 18);
    assertSignal(signals("ab https://c.d/e?f=g"), Signal.LINK_SHARE, 17.0 / 19);
  }

  @Test
  void everyTextHasFiniteSignals() {
    long seed = 20260806;
    Random random = new Random(seed);
    String alphabet =
        "ab1 \n\t$`#-*|[]()<>.\u2019'\u6570\u5B66\u0301\uD835\uDC65\uD835\u00AD\u200F";
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<Span> spans = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        int start = random.nextInt(70);
        String kind = List.of(Span.CODE, Span.FORMULA, Span.TABLE).get(random.nextInt(3));
        spans.add(new Span(kind, start, start + random.nextInt(30)));
      }
      Signals signals =
          new SignalExtractor().extract(new RegionText(text.toString(), spans), spans);
      assertThat(signals.toMap())
          .as("seed %d, text %d", seed, i)
          .hasSize(Signal.values().length)
          .allSatisfy((key, value) -> assertThat(value).isGreaterThanOrEqualTo(0).isFinite());
    }
  }

  private static void assertSignal(Signals signals, Signal signal, double value) {
    assertThat(signals.get(signal)).as(signal.key()).isCloseTo(value, within(1e-9));
  }

  private static Signals signals(String text) {
    List<Span> spans = new ArrayList<>();
    CODE.matcher(text)
        .results()
        .forEach(found -> spans.add(new Span(Span.CODE, found.start(), found.end())));
    FORMULA
        .matcher(text)
        .results()
        .forEach(found -> spans.add(new Span(Span.FORMULA, found.start(), found.end())));
    return new SignalExtractor().extract(new RegionText(text, spans), spans);
  }
}
