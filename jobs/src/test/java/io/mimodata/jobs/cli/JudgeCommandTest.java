package io.mimodata.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.jobs.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void name() {
    output = folder.resolve("out.jsonl");
  }

  @Test
  void writesARowForEachRowInTheirOrderAndSaysWhichAreNoSubmissions() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    List<JsonNode> rows =
        judge(
            """
            {"id": "slow", "lang": "python", "source": "import time; time.sleep(1); print(2)", "tests": [{"in": "", "out": "2\\n"}]}
            {"id": "wrong", "lang": "python", "source": "print(1)", "tests": [{"in": "", "out": "1"}, {"in": "", "out": "2"}]}

            {"id": "none", "lang": "python", "source": "print(1)", "tests": []}
            {"id": 4, "lang": "python", "source": "def f(x): return x * 2", "entry_point": "f", "params": ["x"], "tests": [{"args": [2], "expected": 4}]}
            """);
    assertThat(rows)
        .extracting(row -> row.get("id").asText())
        .containsExactly("slow", "wrong", "none", "4");
    assertThat(rows)
        .extracting(row -> row.get("verdict").asText())
        .containsExactly("AC", "WA", "null", "AC");
    assertThat(rows.get(1).at("/tests/1/verdict").asText()).isEqualTo("WA");
    assertThat(rows.get(1).get("detail").asText()).isEqualTo("line 1 is \"1\", expected \"2\"");
    assertThat(rows.get(1).at("/tests/0/wall_ms").isNumber()).isTrue();
    assertThat(rows.get(2).get("error").asText()).startsWith("tests must not be empty");
  }

  @Test
  void refusesAnInputThatIsNotThereAndLinesThatAreNoJson() throws IOException {
    assertThat(run(Main.BAD_USAGE, "judge", "--input", "nowhere.jsonl", "--output", "x"))
        .contains("--input nowhere.jsonl does not exist");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    assertThat(judge(Main.STAGE_FAILED, "\n{\"id\":\n")).contains("in.jsonl:2 is not JSON");
    assertThat(judge(Main.STAGE_FAILED, "[1]\n")).contains("in.jsonl:1 is not a JSON object");
    assertThat(output).doesNotExist();
  }

  private List<JsonNode> judge(String lines) throws IOException {
    judge(Main.DONE, lines);
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  /** Judges programs of our own: machines without a sandbox have to pass this, too. */
  private String judge(int expected, String lines) throws IOException {
    Path input = Files.writeString(folder.resolve("in.jsonl"), lines);
    String[] arguments = {
      "judge", "--unsafe", "--jobs", "2", "--input", input.toString(), "--output", output.toString()
    };
    return run(expected, arguments);
  }

  private static String run(int expected, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(args, new PrintStream(err, true, UTF_8));
    assertThat(code).as(err.toString(UTF_8)).isEqualTo(expected);
    return err.toString(UTF_8);
  }
}
