package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonValuesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.0 | true",
        "1.0000001 | 1 | true",
        "1.00001 | 1 | false",
        "123456789012345678901234567890 | 123456789012345678901234567890 | true",
        "123456789012345678901234567890 | 123456789012345678901234567891 | false",
        "9007199254740993 | 9007199254740992 | false",
        "true | 1 | true",
        "true | false | false",
        "null | false | false",
        "null | null | true",
        "\"1\" | 1 | false",
        "[1, [2.0000000001]] | [1, [2]] | true",
        "[1, 2] | [2, 1] | false",
        "[1] | [1, 1] | false",
        "[] | {} | false",
        "{\"a\": 1, \"b\": [2]} | {\"b\": [2], \"a\": 1.0} | true",
        "{\"a\": 1} | {\"b\": 1} | false",
        "NaN | NaN | true",
        "1 | NaN | false",
        "Infinity | 1e300 | false",
      })
  void comparesAsPythonDoesWithFloatsThatAreNear(String a, String b, boolean same)
      throws Exception {
    assertThat(JsonValues.same(JSON.readTree(a), JSON.readTree(b))).isEqualTo(same);
  }
}
