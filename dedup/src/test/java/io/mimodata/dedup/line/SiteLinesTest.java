package io.mimodata.dedup.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.PointRange;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SiteLinesTest {
  private static final String PAGE =
      """
      # A heading that many pages have

      We use cookies to improve your experience.

      Proof.
      The sum is $a_1 + a_2$ by the first lemma of the chapter.

      ```java
      System.out.println("this line stands in many programs");
      ```

      Ünïcödé: 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 is more than one byte.

      Subscribe to our newsletter for more!
      """;

  @Test
  void formulasCodeHeadingsAndShortLinesAreNoFurniture() {
    assertThat(texts(PAGE, lines(PAGE)))
        .containsExactly(
            "We use cookies to improve your experience.",
            "Ünïcödé: 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 is more than one byte.",
            "Subscribe to our newsletter for more!");
  }

  @Test
  void equalLinesOfASiteHaveOneKey() {
    SiteLines reader = new SiteLines();
    long key = reader.of(bytes("Subscribe to our newsletter"), List.of(), "x.org").get(0).key();
    assertThat(reader.of(bytes("  subscribe  to our NEWSLETTER\n"), List.of(), "x.org"))
        .containsExactly(new SiteLine(0, key));
    assertThat(reader.of(bytes("Subscribe to our newsletter"), List.of(), "y.org").get(0).key())
        .isNotEqualTo(key);
    assertThat(reader.of(bytes("Subscribe to our newsletters"), List.of(), "x.org").get(0).key())
        .isNotEqualTo(key);
  }

  @Test
  void whatIsLeftReadsAsIfTheLinesHadNeverBeenThere() {
    Shortened shortened = without(PAGE, 2, 11, 13);
    String text = new String(shortened.text(), UTF_8);
    assertThat(text)
        .isEqualTo(
            """
            # A heading that many pages have

            Proof.
            The sum is $a_1 + a_2$ by the first lemma of the chapter.

            ```java
            System.out.println("this line stands in many programs");
            ```""");
    for (PointRange span : spans(PAGE)) {
      assertThat(part(text, shortened.start(span.start()), shortened.end(span.end())))
          .isEqualTo(part(PAGE, span.start(), span.end()));
    }
    assertThat(shortened.isBlank()).isFalse();
    assertThat(without("one line", 0).isBlank()).isTrue();
    assertThat(new String(without("a\nb\nc\n", 1).text(), UTF_8)).isEqualTo("a\nc\n");
    assertThat(new String(without("a\n\nb\n\n\nc", 0).text(), UTF_8)).isEqualTo("b\n\n\nc");
    assertThat(new String(without("a\n\n\nb").text(), UTF_8)).isEqualTo("a\n\n\nb");
    assertThat(without("").text()).isEmpty();
    // What a span holds stays, be it white space.
    Shortened code = without("gone\n\n    code line\nlast\n", List.of(new PointRange(5, 20)), 0, 3);
    assertThat(new String(code.text(), UTF_8)).isEqualTo("\n    code line\n");
    assertThat(code.start(5)).isZero();
    assertThat(code.end(20)).isEqualTo(15);
  }

  @Test
  void placesOfRandomTextsAreThoseOfTheirCharacters() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      BitSet gone = new BitSet();
      int lines = random.nextInt(12);
      for (int line = 0; line < lines; line++) {
        gone.set(line, random.nextInt(3) == 0);
        int length = random.nextInt(4) * random.nextInt(3);
        for (int j = 0; j < length; j++) {
          // Each character stands for its place; letters of one to four bytes.
          text.appendCodePoint(
              new int[] {'a', 'é', '中', 0x1D518}[random.nextInt(4)] + text.length() % 20);
        }
        text.append('\n');
      }
      Shortened shortened = new Shortened(bytes(text.toString()), gone, List.of());
      String left = new String(shortened.text(), UTF_8);
      int[] points = text.codePoints().toArray();
      int line = 0;
      for (int point = 0; point < points.length; point++) {
        if (!gone.get(line) && points[point] != '\n') {
          assertThat(left.codePoints().toArray()[shortened.start(point)])
              .as("seed %d", seed)
              .isEqualTo(points[point]);
        }
        line += points[point] == '\n' ? 1 : 0;
      }
    }
  }

  private static List<SiteLine> lines(String text) {
    return new SiteLines().of(bytes(text), spans(text), "x.org");
  }

  /** A formula and a fenced program. */
  private static List<PointRange> spans(String text) {
    int formula = text.indexOf("$a_1");
    int fence = text.indexOf("```java");
    return List.of(
        range(text, fence, text.indexOf("```\n", fence) + 3),
        range(text, formula, text.indexOf('$', formula + 1) + 1));
  }

  private static PointRange range(String text, int from, int to) {
    return new PointRange(text.codePointCount(0, from), text.codePointCount(0, to));
  }

  private static List<String> texts(String text, List<SiteLine> lines) {
    return lines.stream().map(line -> text.split("\n", -1)[line.number()]).toList();
  }

  private static Shortened without(String text, int... lines) {
    return without(text, text.contains("$a_1") ? spans(text) : List.of(), lines);
  }

  private static Shortened without(String text, List<PointRange> spans, int... lines) {
    BitSet gone = new BitSet();
    for (int line : lines) {
      gone.set(line);
    }
    return new Shortened(bytes(text), gone, spans);
  }

  private static String part(String text, int from, int to) {
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
