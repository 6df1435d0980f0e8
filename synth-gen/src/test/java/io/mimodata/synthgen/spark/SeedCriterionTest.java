package io.mimodata.synthgen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.problem.Criterion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedCriterionTest {
  @Test
  void anAnswerIsUnderTheFieldOfTheRecipe() {
    assertThat(SeedCriterion.of(Map.of("solution", "4"), "solution"))
        .isEqualTo(new Criterion.Answer("4"));
    assertThat(SeedCriterion.of(Map.of("solution", " "), "solution")).isNull();
    assertThat(SeedCriterion.of(Map.of(), "solution")).isNull();
  }

  @Test
  void testsComeBeforeAnAnswer() {
    Criterion criterion =
        SeedCriterion.of(
            Map.of(
                "answer", "see the tests",
                "lang", "cpp",
                "limits", "{\"cpu_s\": 2}",
                "tests", "[{\"in\": \"1\", \"out\": \"2\"}]"),
            "answer");
    assertThat(criterion)
        .isInstanceOfSatisfying(
            Criterion.Tests.class,
            tests -> {
              assertThat(tests.language()).contains(Language.CPP);
              assertThat(tests.tests()).hasSize(1);
              assertThat(tests.limits().cpuSeconds()).isEqualTo(2);
            });
  }

  @Test
  void testsMayHaveNumbersOfManyDigits() {
    String tests = "[{\"args\": [], \"expected\": %s}]".formatted("1234567890".repeat(300));
    assertThat(SeedCriterion.of(Map.of("entry_point", "f", "tests", tests), "answer"))
        .isInstanceOf(Criterion.Tests.class);
  }

  @Test
  void testsThatCantBeReadAreNone() {
    assertThat(SeedCriterion.of(Map.of("tests", "[1"), "answer")).isNull();
    assertThat(SeedCriterion.of(Map.of("tests", "[]"), "answer")).isNull();
    assertThat(SeedCriterion.of(Map.of("tests", "[{}]"), "answer")).isNull();
  }
}
