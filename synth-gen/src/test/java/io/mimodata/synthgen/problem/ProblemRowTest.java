package io.mimodata.synthgen.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemRowTest {
  private static Problem read(String row) throws JsonProcessingException {
    return ProblemRow.read(new ObjectMapper().readTree(row), "set");
  }

  @Test
  void aProblemWithAnAnswerIsOneOfMathematics() throws JsonProcessingException {
    Problem problem =
        read("{\"id\": 7, \"question\": \"1+1?\", \"answer\": 2, \"level\": \"easy\"}");

    assertThat(problem.id()).isEqualTo("7");
    assertThat(problem.source()).isEqualTo("set");
    assertThat(problem.criterion()).isEqualTo(new Criterion.Answer("2"));
    assertThat(problem.ability()).isEqualTo("maths");
    assertThat(problem.other()).containsOnlyKeys("level");
    assertThat(problem.other().get("level").asText()).isEqualTo("easy");
  }

  @Test
  void aProblemWithTestsIsOneOfCode() throws JsonProcessingException {
    Problem problem =
        read(
            """
            {"id": "p", "source": "lcb", "ability": "contests", "question": "Double it.", "answer": null,
             "tests": [{"in": "1", "out": "2"}], "lang": "cpp", "limits": {"mem_mb": 64}}""");

    Criterion.Tests tests = (Criterion.Tests) problem.criterion();
    assertThat(problem.source()).isEqualTo("lcb");
    assertThat(problem.ability()).isEqualTo("contests");
    assertThat(tests.language()).contains(Language.CPP);
    assertThat(tests.tests()).containsExactly(new StdioTest("1", "2"));
    assertThat(tests.limits()).isEqualTo(new Limits(10, 20, 64, 16 << 10, 32));
    assertThat(tests.entryPoint()).isEmpty();
  }

  @Test
  void testsMayCallAFunctionByTheNamesOfItsParameters() throws JsonProcessingException {
    Criterion.Tests tests =
        (Criterion.Tests)
            read("""
                    {"id": "p", "question": "Add.", "entry_point": "add", "params": ["a", "b"],
                     "tests": [{"args": {"b": 2, "a": 1}, "expected": 3}]}""")
                .criterion();

    assertThat(tests.language()).isEqualTo(Optional.empty());
    assertThat(tests.entryPoint()).contains("add");
    assertThat(tests.parameters()).containsExactly("a", "b");
    assertThat(((CallTest) tests.tests().get(0)).arguments().toString()).isEqualTo("[1,2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'question': 'q', 'answer': '1'} | id must be a string or a number",
        "{'id': 1, 'answer': '1'} | question must be a string",
        "{'id': 1, 'question': ' ', 'answer': '1'} | question must not be blank",
        "{'id': 1, 'question': 'q'} | answer and tests are both missing",
        "{'id': 1, 'question': 'q', 'answer': ['1']} | answer must be a string or a number",
        "{'id': 1, 'question': 'q', 'answer': ' '} | answer must not be blank",
        "{'id': 1, 'question': 'q', 'answer': 1, 'tests': []} | keep the one that decides",
        "{'id': 1, 'question': 'q', 'tests': []} | tests must not be empty",
        "{'id': 1, 'question': 'q', 'tests': [{'in': 1}]} | tests[0].in must be a string, is number",
        "{'id': 1, 'question': 'q', 'lang': 'c', 'tests': [{'in': '', 'out': ''}]} | lang must be python, cpp or java",
        "{'id': 1, 'question': 'q', 'lang': 'cpp', 'entry_point': 'f', 'tests': [{'args': [], 'expected': 1}]} | need lang python",
        "{'id': 1, 'question': 'q', 'entry_point': 'f', 'params': {'a': 1}, 'tests': [{'args': [1], 'expected': 1}]} | params must be an array of strings",
        "{'id': 1, 'question': 'q', 'entry_point': 'f', 'params': 'a', 'tests': [{'args': [1], 'expected': 1}]} | params must be an array of strings",
        "{'id': 1, 'question': 'q', 'entry_point': 'f', 'params': [['a']], 'tests': [{'args': [1], 'expected': 1}]} | params must be an array of strings",
      })
  void whatIsNoProblemSaysWhy(String row, String why) {
    assertThatThrownBy(() -> read(row.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
