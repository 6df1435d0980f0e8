package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionGateTest {
  private static final RepetitionGate GATE = new RepetitionGate(RepetitionLimits.defaults());

  private static String detail(String answer) {
    Optional<Removal> removal = GATE.check(new Response(Texts.answer("en", answer)));
    removal.ifPresent(r -> assertThat(r.reason()).isEqualTo(Reason.SYNTH_REPETITION));
    return removal.map(Removal::detail).orElse(null);
  }

  private static String words(Random random, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "w" + Integer.toString(random.nextInt(1 << 20), 36) + "x")
        .collect(Collectors.joining(" "));
  }

  @Test
  void goodTextsPass() {
    Texts.GOOD.forEach((language, text) -> assertThat(detail(text)).as(language).isNull());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 13, 40, 100, 300})
  void aLoopOfAnyPeriodIsFoundAtTheEndAndBeforeIt(int period) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String loop = words(random, period) + " ";
    int times = Math.max(3, 400 / period);
    String half = loop.substring(0, loop.length() / 2);
    assertThat(detail(words(random, 150) + " " + loop.repeat(times) + half))
        .as("seed %d", seed)
        .contains("through a period of " + period + " words, at word ");
    assertThat(detail(words(random, 50) + " " + loop.repeat(times) + words(random, 5_000)))
        .as("seed %d", seed)
        .contains("through a period of " + period + " words, at word ");
  }

  @Test
  void randomTextsPass() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      assertThat(detail(words(random, random.nextInt(2_000)))).as("seed %d", seed).isNull();
    }
  }

  @Test
  void loopsInChineseAndOfSymbolsAreFoundToo() {
    assertThat(detail(Texts.CHINESE + "所以我们再检查一遍。".repeat(20)))
        .contains("through a period of 9 words");
    assertThat(detail(Texts.ENGLISH + "!".repeat(400)))
        .contains("a period of 1 characters without spoken words goes on for 400");
    assertThat(detail(Texts.ENGLISH + "\uD83C\uDF89\u2728".repeat(200)))
        .contains("a period of 3 characters");
    assertThat(detail("So the laugh is " + "ha".repeat(300) + "."))
        .contains("a period of 2 characters");
  }

  @Test
  void textThatComesBackWithOtherWordsBetweenIsFound() {
    Random random = new Random(7);
    String again = words(random, 60);
    String text =
        IntStream.range(0, 8)
            .mapToObj(i -> words(random, 9 + i) + " " + again)
            .collect(Collectors.joining(" "));

    assertThat(detail(text)).contains("words were there before in the same row");
  }

  @Test
  void theTailIsLookedAtByItself() {
    Random random = new Random(8);
    String start = words(random, 4_000);
    List<String> words = List.of(start.split(" ", -1));
    String tail =
        IntStream.range(0, 8)
            .mapToObj(i -> String.join(" ", words.subList(i * 200, i * 200 + 40)))
            .collect(Collectors.joining(" and "));

    assertThat(detail(start + " " + tail)).contains("of the answer's last 300 words");
  }

  @Test
  void sentencesThatComeBackInAnyOrderAreFound() {
    Random random = new Random(9);
    List<String> sentences = IntStream.range(0, 15).mapToObj(i -> words(random, 6) + ". ").toList();
    String text = random.ints(45, 0, 15).mapToObj(sentences::get).collect(Collectors.joining());

    assertThat(detail(text)).contains("45 sentences were there before, most often (");
  }

  @Test
  void longArithmeticPasses() {
    String table =
        IntStream.rangeClosed(1, 12)
            .boxed()
            .flatMap(
                a ->
                    IntStream.rangeClosed(1, 12)
                        .mapToObj(b -> "Next, %d times %d is equal to %d.".formatted(a, b, a * b)))
            .collect(Collectors.joining("\n"));
    assertThat(detail(table)).isNull();
    assertThat(detail(Texts.ENGLISH + " 1/3 = 0." + "3".repeat(900))).isNull();
    assertThat(
            detail("The row is " + "0 1 ".repeat(200) + "and so on, for all that we know of it."))
        .isNull();
    assertThat(
            detail(
                IntStream.range(0, 60)
                    .mapToObj(i -> "$x_{%d} = x_{%d} + 2 x_{%d}$".formatted(i + 2, i + 1, i))
                    .collect(Collectors.joining("\n"))))
        .isNull();
  }

  @Test
  void codeAndTablesPass() {
    String zeros = "        {0, 0, 0, 0, 0, 0, 0, 0},\n".repeat(12);
    assertThat(detail("The board is empty:\n\n```c\nint b[12][8] = {\n" + zeros + "};\n```\n"))
        .isNull();
    String asserts =
        IntStream.range(0, 40)
            .mapToObj(i -> "    assertEquals(expected, actual);\n")
            .collect(Collectors.joining());
    assertThat(detail("The test:\n\n```java\n" + asserts + "```\n\nThat is all.")).isNull();
    assertThat(
            detail(
                "The truth table:\n\n| p | q | r |\n|---|---|---|\n"
                    + "| true | true | false |\n".repeat(30)))
        .isNull();
    assertThat(detail("Title\n" + "=".repeat(120) + "\n" + Texts.ENGLISH)).isNull();
  }

  @Test
  void loopsInCodeAreFoundWhenTheyAreVeryLong() {
    assertThat(detail("```java\n" + "    assertEquals(expected, actual);\n".repeat(400) + "```"))
        .contains("through a period of 3 words");
  }

  @Test
  void poemsWithARefrainPass() {
    String refrain =
        "Row on, row on, the river is wide,\nAnd nobody waits on the other side.\nRow on, row on,"
            + " till the morning tide,\nAnd sing as you go, my dear.\n\n";
    Random random = new Random(10);
    String song =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    words(random, 30).replaceAll("((?:\\S+ ){6}\\S+) ", "$1,\n") + "\n\n" + refrain)
            .collect(Collectors.joining());
    assertThat(detail(song)).isNull();
    assertThat(detail(song + refrain)).isNull();
    assertThat(
            detail(
                """
                Do not go gentle into that good night, he read,
                and closed the book. And miles to go before I sleep,
                And miles to go before I sleep."""))
        .isNull();
  }

  @Test
  void hostileTextsTakeNoLongerThanOthers() {
    for (String text :
        List.of(
            "a ".repeat(200_000),
            "$".repeat(200_000),
            "ab ".repeat(1_000) + "`".repeat(100_000),
            "| ".repeat(100_000),
            "\"".repeat(100_000),
            "\u201c".repeat(100_000))) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> detail(text));
    }
  }
}
