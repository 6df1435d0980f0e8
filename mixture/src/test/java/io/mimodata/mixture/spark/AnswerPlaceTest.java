package io.mimodata.mixture.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "question answer, answer, 9",
    // The last one counts: questions quote.
    "answer? answer, answer, 8",
    "é: answer, ' answer ', 4",
    "question, answer, 0",
    "question, '', 8",
  })
  void isThatOfTheLastAnswer(String text, String answer, int place) {
    assertThat(AnswerPlace.of(text.getBytes(UTF_8), answer)).isEqualTo(place);
  }

  @Test
  void theBeginningIsEnough() {
    String answer = IntStream.range(0, 40).mapToObj(i -> i + " ").collect(Collectors.joining());
    String changed = "question " + answer.substring(0, 80) + "X" + answer.substring(81);
    assertThat(AnswerPlace.of(changed.getBytes(UTF_8), answer)).isEqualTo(9);
  }
}
