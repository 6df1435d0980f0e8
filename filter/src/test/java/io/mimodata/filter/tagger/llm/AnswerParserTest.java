package io.mimodata.filter.tagger.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.llm.AnswerParser.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
  private static final String GOOD =
      "{\"domain\": \"maths\", \"knowledge_density\": 4, \"reasoning_depth\": 3,"
          + " \"educational_value\": 2, \"clarity\": 5, \"professional\": 0}";

  private static String cause(String answer) {
    Reading reading = AnswerParser.parse(answer);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return ((Reading.Unreadable) reading).cause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "\n  %s \n",
        "```json\n%s\n```",
        "```\n%s\n```\n",
        "<think>\nIt is {\"domain\": \"news\"}, or not.\n</think>\n\n%s",
        "The template had opened the thinking.</think>```json\n%s\n```"
      })
  void readsOneObjectAloneInAFenceOrBehindThinking(String form) {
    RubricAnswer answer = ((Reading.Read) AnswerParser.parse(form.formatted(GOOD))).answer();

    assertThat(answer.domain()).isEqualTo(Domain.MATHS);
    assertThat(answer.grades())
        .containsEntry(Dimension.KNOWLEDGE_DENSITY, 4)
        .containsEntry(Dimension.REASONING_DEPTH, 3)
        .containsEntry(Dimension.EDUCATIONAL_VALUE, 2)
        .containsEntry(Dimension.CLARITY, 5)
        .containsEntry(Dimension.PROFESSIONAL, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here is my answer: %s",
        "%s I hope this helps.",
        "%1$s\n%1$s",
        "[%s]",
        "```json\n%s\n``` Done.",
        "\"%s\""
      })
  void takesNoOtherWords(String form) {
    assertThat(cause(form.formatted(GOOD))).startsWith("the answer is no JSON object");
  }

  @Test
  void namesTheCause() {
    assertThat(cause("  ")).isEqualTo("the answer is empty");
    assertThat(cause("<think>maths, as {\"domain\": \"maths\"}"))
        .isEqualTo("the thinking has no end, so there is no answer");
    assertThat(cause("I can't grade this\ntext."))
        .isEqualTo("the answer is no JSON object: I can't grade this text.");
    assertThat(cause("{\"domain\": \"maths\", \"domain\": \"maths\"}"))
        .startsWith("the answer is no JSON object (Duplicate field 'domain'");
    assertThat(cause(GOOD.substring(0, 40))).startsWith("the answer is no JSON object (");
    assertThat(cause("x".repeat(500))).hasSizeLessThan(150).endsWith("xx...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"domain\": \"maths\", | | domain is missing",
        "\"maths\" | \"Maths\" | domain is none: \"Maths\"",
        "\"maths\" | [\"maths\"] | domain is none: [\"maths\"]",
        "\"clarity\": 5, | | clarity is missing",
        "\"clarity\": 5 | \"clarity\": 6 | clarity must be a whole number from 0 to 5, cannot be: 6",
        "\"clarity\": 5 | \"clarity\": -1 | clarity must be a whole number from 0 to 5, cannot be: -1",
        "\"clarity\": 5 | \"clarity\": 3.5 | clarity must be a whole number from 0 to 5, cannot be: 3.5",
        "\"clarity\": 5 | \"clarity\": \"3\" | clarity must be a whole number from 0 to 5, cannot be: \"3\"",
        "\"clarity\": 5 | \"clarity\": null | clarity must be a whole number from 0 to 5, cannot be: null"
      })
  void guessesNoValue(String part, String instead, String cause) {
    assertThat(GOOD).contains(part.strip());
    assertThat(cause(GOOD.replace(part.strip(), instead == null ? "" : instead.strip())))
        .isEqualTo(cause);
  }
}
