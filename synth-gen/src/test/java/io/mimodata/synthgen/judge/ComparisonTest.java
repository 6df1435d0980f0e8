package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
  @Test
  void ignoresWhiteSpaceAtTheEndsOfLinesAndEmptyLinesAtTheEnd() {
    assertThat(Comparison.LINES.difference("1 2\n3\n", "1 2 \t\r\n3\r\n\n \n")).isEmpty();
    assertThat(Comparison.LINES.difference("7\n", "7")).isEmpty();
    assertThat(Comparison.LINES.difference("", "\n\n")).isEmpty();
  }

  @Test
  void keepsWhiteSpaceWithinLinesAndEmptyLinesBetweenThem() {
    assertThat(Comparison.LINES.difference("1 2", "1  2")).isPresent();
    assertThat(Comparison.LINES.difference("1", " 1")).isPresent();
    assertThat(Comparison.LINES.difference("1\n2", "1\n\n2")).isPresent();
    assertThat(Comparison.LINES.difference("1\n2", "1\r2")).isPresent();
  }

  @Test
  void looksAtLongWordsOnce() {
    String digits = "1".repeat(1 << 20);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          assertThat(Comparison.TOKENS.difference("7", digits + "x")).isPresent();
          assertThat(Comparison.TOKENS.difference("7", digits)).isPresent();
          assertThat(Comparison.TOKENS.difference(digits, digits)).isEmpty();
        });
  }

  @Test
  void namesTheFirstLineThatDiffers() {
    assertThat(Comparison.LINES.difference("1\n2\n3", "1\n5\n3"))
        .contains("line 2 is \"5\", expected \"2\"");
    assertThat(Comparison.LINES.difference("1\n2", "1")).contains("1 lines, expected 2");
  }

  @Test
  void cutsNoCharacterInTwo() {
    String line = "x" + "😀".repeat(70);
    assertThat(Comparison.LINES.difference("1", line))
        .contains("line 1 is \"x%s…\", expected \"1\"".formatted("😀".repeat(59)));
    assertThat(Comparison.LINES.difference("1", "😀".repeat(60)))
        .contains("line 1 is \"%s\", expected \"1\"".formatted("😀".repeat(60)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3333333, 0.33333334, true",
    "0.333, 0.334, false",
    "1e3, 1000.0, true",
    "1000000000000, 1000000000001, true",
    "yes, YES, false",
    "nan, nan, true",
    "1., 1, true",
    ".5, 0.5, true",
    "1.e2, 100, true",
  })
  void comparesWordsAndTakesNumbersThatAreNearForTheSame(String a, String b, boolean same) {
    assertThat(Comparison.TOKENS.difference("x " + a + "\n", "x\n" + b).isEmpty()).isEqualTo(same);
  }
}
