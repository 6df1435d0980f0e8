package io.mimodata.filter.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.Span;
import io.mimodata.filter.signal.published.PublishedRule;
import io.mimodata.filter.text.TextScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    assertSignal(signals, Signal.LINES, 7);
    assertSignal(signals, Signal.PARAGRAPHS, 3);
    assertSignal(signals, Signal.SENTENCES, 1);
    assertSignal(signals, Signal.CODE_LINE_SHARE, 3.0 / 7);
    assertSignal(signals, Signal.HEADING_SHARE, 1.0 / 4);
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
  void argumentsAreCountedByWordsPhrasesAndPairs() {
    assertMarkers("If it rains then we stay. Step 2 comes. It follows that x is odd. Q.E.D.", 4);
    assertMarkers("If it rains, we stay.\nThen step by step", 0);
    assertMarkers("Daher gilt: wenn a, dann b. Par conséquent, c.", 3);
    assertMarkers("\u56E0\u4E3A\u4E0B\u96E8\uFF0C\u6240\u4EE5\u4E0D\u53BB", 2);
  }

  private static void assertMarkers(String text, int markers) {
    Signals signals = signals(text);
    assertThat(signals.get(Signal.REASONING_MARKERS) * signals.get(Signal.WORDS) / 1000)
        .as(text)
        .isCloseTo(markers, within(1e-9));
  }

  @Test
  void repeatedWordsAndParagraphs() {
    Signals signals = signals("a b c d e f\n\na b c d e f\n\nx");
    assertSignal(signals, Signal.REPEATED_5GRAM_SHARE, 6.0 / 13);
    assertSignal(signals, Signal.TOP_2GRAM_SHARE, 2.0 / 12);
    assertSignal(signals, Signal.DUPLICATE_PARAGRAPH_SHARE, 11.0 / 23);
    assertSignal(signals, Signal.UNIQUE_WORD_RATIO, 7.0 / 13);
    assertSignal(signals("a b c d"), Signal.WORD_ENTROPY, 1);
    assertSignal(signals("a a a a"), Signal.WORD_ENTROPY, 0);
    assertSignal(signals("a\u00A0 a"), Signal.BIGRAM_ENTROPY, 1.5); // _a a_ __ _a
  }

  @Test
  void furnitureIsMenusNoticesAndTrailsButNoByLine() {
    String body = "The committee met for three hours and then voted against the plan.";
    assertFurniture("Read more", body);
    assertFurniture("Copyright \u00A9 2020 Somebody. All rights reserved.", body);
    assertFurniture("World | Europe | Asia", body);
    assertFurniture("Maps\nTrains\nBoats\nPlanes", body);
    assertSignal(signals("By Ann Home\n" + body), Signal.BOILERPLATE_SHARE, 0);
    assertSignal(signals("Maps\nTrains\n" + body), Signal.BOILERPLATE_SHARE, 0);
    assertSignal(signals("contact $x$\n" + body), Signal.BOILERPLATE_SHARE, 0);
  }

  private static void assertFurniture(String furniture, String body) {
    double part = furniture.replaceAll("\\s", "").length();
    double whole = part + body.replaceAll("\\s", "").length();
    assertSignal(signals(furniture + "\n\n" + body), Signal.BOILERPLATE_SHARE, part / whole);
  }

  @Test
  void linesThatLookLikeCode() {
    for (String line :
        List.of(
            ">>> pi",
            "In [2]: x = 1",
            "$ ls -l",
            "x = np.zeros(3)",
            "foo.bar(a, b(c))",
            "def animate(i):",
            "import numpy as np",
            "if (x > 0) {",
            "}",
            "return f(x);",
            "#include <stdio.h>",
            "<div class=\"a\">",
            "SELECT a FROM b WHERE c = 'd';")) {
      assertSignal(signals(line), Signal.CODE_LINE_SHARE, 1);
    }
    for (String line :
        List.of(
            "He came; then he left;",
            "If you import goods from abroad:",
            "Let x = y.",
            "See the notes (below).",
            "$ 5 a piece",
            "for all of them",
            "f(x) is continuous (see 2)",
            "\\begin{align}",
            "import duties rise")) {
      assertSignal(signals(line), Signal.CODE_LINE_SHARE, 0);
    }
  }

  @Test
  void contactMoneyAndYears() {
    assertSignal(signals("a.b@c.de now"), Signal.CONTACT_TERMS, 1.0 / 5);
    assertSignal(signals("+49 (30) 1234-5678 or"), Signal.CONTACT_TERMS, 4.0 / 5);
    assertSignal(signals("it was $5.20 here"), Signal.MONEY_TERMS, 1.0 / 4);
    assertSignal(signals("in 1999, 1750 or 2,000"), Signal.YEAR_SHARE, 1.0 / 5);
  }

  @Test
  void theBodyIsTheLongestRunOfParagraphs() {
    String body = "word ".repeat(30).strip() + ".";
    Signals signals = signals("menu\n\nmenu\n\n" + body + "\n\nTitle\n\n" + body);
    assertSignal(signals, Signal.FIRST_BODY_POSITION, 12.0 / (12 + 2 * 150 + 9));
    assertSignal(signals, Signal.MAIN_RUN_SHARE, 305.0 / 313);
    assertSignal(signals("menu"), Signal.FIRST_BODY_POSITION, 1);
  }

  @Test
  void mapsAndBack() {
    Signals signals = signals("Some text.");
    assertThat(Signals.ofMap(signals.toMap()).toMap()).isEqualTo(signals.toMap());
    assertThatThrownBy(() -> Signals.ofMap(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Signal characters must be a finite number, cannot be: NaN");
  }

  @Test
  void theDocumentListsEverySignalWithItsMeaning() throws IOException {
    String listed =
        Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/signals.md"));
    for (Signal signal : Signal.values()) {
      assertThat(listed)
          .contains("| `%s` | %s |".formatted(signal.key(), signal.meaning().replace("|", "\\|")));
    }
    for (PublishedRule rule : PublishedRule.values()) {
      assertThat(listed).contains("| `%s` | %s |".formatted(rule.key(), rule.meaning()));
    }
  }

  @Test
  void everyTextHasFiniteSignals() {
    long seed = 20260806;
    Random random = new Random(seed);
    String alphabet =
        "ab1 \n\t$`#-*|[]()<>.\u2019'\u6570\u5B66\u0301\uD835\uDC65\uD835\u00AD\u200F";
    SignalExtractor extractor = new SignalExtractor();
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
      Signals signals = extractor.extract(new TextScanner().scan(text.toString(), spans));
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
    return new SignalExtractor().extract(new TextScanner().scan(text, spans));
  }
}
