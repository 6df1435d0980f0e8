package io.mimodata.filter.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextScannerTest {
  private final TextScanner scanner = new TextScanner();

  @Test
  void wordsKeepTheirApostrophesHyphensAndMarks() {
    assertThat(tokens("Euler\u2019s well-known 'na\u00EFve' -- isn't cafe\u0301 3D B2B"))
        .containsExactly(
            "W Euler\u2019s",
            "W well-known",
            "S '",
            "W na\u00EFve",
            "S '",
            "S --",
            "W isn't",
            "W cafe\u0301",
            "W 3D",
            "W B2B");
  }

  @Test
  void numbersKeepTheirPointsAndEndAtLetters() {
    assertThat(tokens("3.14, 1,000 2.5kg v1.2 4. x-2"))
        .containsExactly(
            "N 3.14", "S ,", "N 1,000", "N 2.5", "W kg", "W v1", "S .", "N 2", "N 4", "S .",
            "W x-2");
  }

  @Test
  void ideographsAreTokensByThemselves() {
    assertThat(tokens("\u6570\u5B66\u3002\u30AB\uD55C\uD840\uDC0B"))
        .containsExactly(
            "I \u6570", "I \u5B66", "S \u3002", "I \u30AB", "I \uD55C", "I \uD840\uDC0B");
  }

  @Test
  void symbolsRunAsLongAsTheyAreTheSame() {
    assertThat(tokens("-----=> ** \uD83D\uDE00\uD83D\uDE00 \uD835"))
        .containsExactly(
            "S -----", "S =", "S >", "S **", "S \uD83D\uDE00", "S \uD83D\uDE00", "S \uD835");
  }

  @Test
  void aFormulaIsAnnouncedAndTakenApart() {
    assertThat(tokens("so $\\frac{ab}{12}$ is", new Span(Span.FORMULA, 3, 18)))
        .containsExactly(
            "W so",
            "F $\\frac{ab}{12}$",
            "P $",
            "P \\frac",
            "P {",
            "P ab",
            "P }",
            "P {",
            "P 12",
            "P }",
            "P $",
            "W is");
  }

  @Test
  void codeIsItsWords() {
    assertThat(tokens("`my_var += f(x1);` ok", new Span(Span.CODE, 0, 18)))
        .containsExactly("C my_var", "C f", "C x1", "W ok");
  }

  @Test
  void hashesKnowCaseInCodeOnlyAndNumbersByShape() {
    assertThat(hash("Word")).isEqualTo(hash("word")).isNotEqualTo(hash("work"));
    assertThat(hash("it\u2019s")).isEqualTo(hash("it's"));
    assertThat(hash("algo\u00ADrithm")).isEqualTo(hash("algorithm"));
    assertThat(hash("1999")).isEqualTo(hash("2024")).isNotEqualTo(hash("1799"));
    assertThat(hash("1799")).isEqualTo(hash("1234")).isNotEqualTo(hash("123"));
    assertThat(hash("\u00C9t\u00E9")).isEqualTo(hash("\u00E9t\u00E9"));
    Span all = new Span(Span.CODE, 0, 4);
    assertThat(scanner.scan("Word", List.of(all)).hash(0))
        .isNotEqualTo(scanner.scan("word", List.of(all)).hash(0));
    assertThat(scanner.scan("in 1999", List.of()).isYear(1)).isTrue();
    assertThat(scanner.scan("in 1,999", List.of()).isYear(1)).isFalse();
  }

  /** Hashes are in models: they never change. */
  @Test
  void hashesAreWhatTheyAlwaysWere() {
    assertThat(hash("word")).isEqualTo(-3476730727618054567L);
    assertThat(hash("42")).isEqualTo(2558761598231704400L);
    assertThat(hash("\u6570")).isEqualTo(-2197741660085173441L);
    assertThat(hash("---")).isEqualTo(-1072026992102118601L);
  }

  @Test
  void linesAreNotBlankAndKnowTheirTokens() {
    ScannedText text = scanner.scan("  one two \r\n\r\n\tthree\rfour\u2028 \n", List.of());
    assertThat(lines(text)).containsExactly("one two", "three", "four");
    assertThat(IntStream.rangeClosed(0, 3).map(text::lineToken)).containsExactly(0, 2, 3, 4);
    assertThat(scanner.scan(" \n ", List.of()).lines()).isZero();
  }

  @Test
  void codeWinsOverFormulaAndFormulaOverTable() {
    ScannedText text =
        scanner.scan(
            "abcdef",
            List.of(
                new Span(Span.CODE, 1, 3),
                new Span(Span.FORMULA, 2, 5),
                new Span(Span.TABLE, 0, 6)));
    byte[] regions = new byte[6];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = text.region(i);
    }
    assertThat(regions)
        .containsExactly(
            Region.TABLE, Region.CODE, Region.CODE, Region.FORMULA, Region.FORMULA, Region.TABLE);
    assertThat(text.prose(10)).isEqualTo("a f");
  }

  @Test
  void spansAreInCodePointsAndCutToTheText() {
    assertThat(
            scanner.scan("\uD835\uDC65 is $x$!", List.of(new Span(Span.FORMULA, 5, 8))).prose(100))
        .isEqualTo("\uD835\uDC65 is  !");
    assertThat(
            scanner
                .scan("abc", List.of(new Span(Span.CODE, 2, 99), new Span(Span.CODE, 50, 60)))
                .prose(100))
        .isEqualTo("ab ");
  }

  @Test
  void longProseIsCutToStretchesFromAllOverIt() {
    String text = IntStream.range(0, 2000).mapToObj(i -> "w" + i).reduce("", (a, b) -> a + " " + b);
    String prose = scanner.scan(text, List.of()).prose(800);
    assertThat(prose.length()).isBetween(700, 808);
    assertThat(prose.lines()).hasSize(8).allSatisfy(line -> assertThat(text).contains(line));
    assertThat(prose).startsWith(" w0 w1 ").contains("\nw17");
  }

  @Test
  void tokensLieInOrderInsideTheirLines() {
    long seed = 20261122;
    Random random = new Random(seed);
    String alphabet = "aB1 \n\r\t$`#-.,\\{}'\u2019\u00AD\u6570\u0301\uD835\uDC65\uD835\u200F\u2028";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(80); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<Span> spans = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        int start = random.nextInt(90);
        String kind = List.of(Span.CODE, Span.FORMULA, Span.TABLE).get(random.nextInt(3));
        spans.add(new Span(kind, start, start + random.nextInt(30)));
      }
      assertSound(scanner.scan(text.toString(), spans), "seed " + seed + ", text " + i);
      assertThat(scanner.scan(text.toString(), spans).prose(20).length()).isLessThan(29);
    }
  }

  private static void assertSound(ScannedText text, String name) {
    int before = 0;
    for (int line = 0; line < text.lines(); line++) {
      assertThat(text.lineStart(line)).as(name).isGreaterThanOrEqualTo(before);
      assertThat(text.lineEnd(line)).as(name).isGreaterThan(text.lineStart(line));
      before = text.lineStart(line);
      for (int token = text.lineToken(line); token < text.lineToken(line + 1); token++) {
        assertThat(text.start(token)).as(name).isGreaterThanOrEqualTo(before);
        assertThat(text.end(token)).as(name).isGreaterThan(text.start(token));
        if (text.kind(token) != TokenKind.FORMULA) {
          before = text.end(token);
          assertThat(before).as(name).isLessThanOrEqualTo(text.lineEnd(line));
        }
      }
      before = text.lineEnd(line);
    }
    assertThat(text.lineToken(text.lines())).as(name).isEqualTo(text.tokens());
  }

  private static List<String> lines(ScannedText text) {
    return IntStream.range(0, text.lines())
        .mapToObj(line -> text.text().substring(text.lineStart(line), text.lineEnd(line)))
        .toList();
  }

  private long hash(String word) {
    ScannedText text = scanner.scan(word, List.of());
    assertThat(text.tokens()).isEqualTo(1);
    return text.hash(0);
  }

  private List<String> tokens(String text, Span... spans) {
    ScannedText scanned = scanner.scan(text, List.of(spans));
    return IntStream.range(0, scanned.tokens())
        .mapToObj(
            token ->
                "WNIFPCS".charAt(scanned.kind(token))
                    + " "
                    + text.substring(scanned.start(token), scanned.end(token)))
        .toList();
  }

  @Test
  void proseSpendsItsBudgetOnWordingAndOneSpaceAFormula() {
    String text = "ab$x$cd$y$\uD835\uDC65e";
    List<Span> spans = List.of(new Span(Span.FORMULA, 2, 5), new Span(Span.FORMULA, 7, 10));
    ScannedText scanned = scanner.scan(text, spans);
    assertThat(scanned.prose(100)).isEqualTo("ab cd \uD835\uDC65e");
    for (int limit = 0; limit <= 32; limit++) {
      String prose = scanned.prose(limit).replace("\n", "");
      assertThat(prose.length()).isLessThanOrEqualTo(limit);
      assertThat(prose.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }
}
