package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubmissionRowTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTestsOfStandardInputAndFillsInTheLimits() throws Exception {
    Submission submission =
        read(
            """
            {"id": 1, "lang": "cpp", "source": "s", "tests": [{"in": "1", "out": "2"}],
             "limits": {"cpu_s": 1.5, "mem_mb": 64}}""");
    assertThat(submission.language()).isEqualTo(Language.CPP);
    assertThat(submission.tests()).containsExactly(new StdioTest("1", "2"));
    assertThat(submission.limits()).isEqualTo(new Limits(1.5, 3, 64, 16 << 10, 32));
  }

  @Test
  void takesANullForAFieldThatIsNotThere() throws Exception {
    Submission submission =
        read(
            """
            {"lang": "cpp", "source": "s", "entry_point": null, "params": null, "limits": null,
             "tests": [{"in": "1", "out": "2"}]}""");
    assertThat(submission.tests()).containsExactly(new StdioTest("1", "2"));
  }

  @Test
  void readsArgumentsByPlaceAndByName() throws Exception {
    Submission submission =
        read(
            """
            {"lang": "python", "source": "s", "entry_point": "f", "params": ["a", "b"],
             "tests": [{"args": [1, 2], "expected": 3}, {"args": {"b": 2, "a": 1}, "expected": 3}]}""");
    assertThat(submission.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(submission.tests().get(0)).isEqualTo(submission.tests().get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | a submission must be an object, is array",
        "{} | tests must be an array, is missing",
        "{\"lang\": \"go\", \"source\": \"\", \"tests\": [{\"in\": \"\", \"out\": \"\"}]} | lang must be python, cpp or java, is 'go'",
        "{\"lang\": \"cpp\", \"source\": 1, \"tests\": [{\"in\": \"\", \"out\": \"\"}]} | source must be a string, is number",
        "{\"lang\": \"cpp\", \"source\": \"\", \"tests\": []} | tests must not be empty",
        "{\"lang\": \"cpp\", \"source\": \"\", \"tests\": [{\"in\": \"\"}]} | tests[0].out must be a string, is missing",
        "{\"lang\": \"cpp\", \"source\": \"\", \"entry_point\": \"f\", \"tests\": [{\"args\": [], \"expected\": 1}]} | need lang python",
        "{\"lang\": \"python\", \"source\": \"\", \"entry_point\": \"f\", \"tests\": [{\"args\": 1, \"expected\": 1}]} | tests[0].args must be an array",
        "{\"lang\": \"python\", \"source\": \"\", \"entry_point\": \"f\", \"tests\": [{\"args\": []}]} | tests[0].expected is missing",
        "{\"lang\": \"cpp\", \"source\": \"\", \"tests\": [{\"in\": \"\", \"out\": \"\"}], \"limits\": {\"mem\": 1}} | limits.mem is unknown",
        "{\"lang\": \"cpp\", \"source\": \"\", \"tests\": [{\"in\": \"\", \"out\": \"\"}], \"limits\": {\"cpu_s\": -1}} | limits.cpu_s must be from 0.01",
        "{\"lang\": \"cpp\", \"source\": \"\", \"tests\": [{\"in\": \"\", \"out\": \"\"}], \"limits\": {\"procs\": 1.5}} | limits.procs must be a whole number",
      })
  void saysWhatIsWrongWithARow(String row, String message) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Submission read(String row) throws JsonProcessingException {
    return SubmissionRow.read(JSON.readTree(row));
  }
}
