package io.mimodata.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.jobs.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String rows, String... options) throws IOException {
    Path input = folder.resolve("in.jsonl");
    Files.writeString(input, rows);
    List<String> args =
        new ArrayList<>(
            List.of("reward", "--input", input.toString(), "--output", output().toString()));
    args.addAll(List.of(options));
    return Main.run(args.toArray(String[]::new), new PrintStream(err, true, UTF_8));
  }

  private Path output() {
    return folder.resolve("out.jsonl");
  }

  @Test
  void aSolutionWithKnownGroupsHasOneRewardByEachScheme() throws IOException {
    int code =
        run(
            """
            {"id": "a", "groups": ["hard", "easy", "hard"], "weights": {"easy": 1, "hard": 3}, \
            "passed": [true, true, false]}
            """);

    assertThat(code).isEqualTo(Main.DONE);
    assertThat(output())
        .hasContent("{\"id\":\"a\",\"strict\":0.25,\"soft\":0.625,\"all_or_nothing\":0.0}");
  }

  @Test
  void rolloutsHaveTheirTestsGroupedAndAdvantages() throws IOException {
    int code =
        run(
            """
            {"id": 7, "rollouts": [[true, true], [true, false], [false, false], [true, false]]}
            """,
            "--weights",
            "1,3");

    assertThat(code).isEqualTo(Main.DONE);
    assertThat(Files.readString(output()))
        .contains("\"id\":7,\"pass_rates\":[0.75,0.25],\"groups\":[\"level-1\",\"level-2\"]")
        .contains("\"weights\":{\"level-1\":0.25,\"level-2\":0.75}")
        .contains("\"strict\":[1.0,0.25,0.0,0.25]")
        .contains("\"all_or_nothing\":[1.0,0.0,0.0,0.0]")
        .contains("\"advantages\":{\"strict\":[1.4")
        .contains("\"zero_variance\":{\"strict\":false,\"soft\":false,\"all_or_nothing\":false}");
  }

  @Test
  void passRatesOfOtherModelsDecideTheGroups() throws IOException {
    int code =
        run(
            """
            {"rollouts": [[true, false], [true, false]], "pass_rates": [0.1, 0.9]}
            """);

    assertThat(code).isEqualTo(Main.DONE);
    assertThat(Files.readString(output()))
        .contains("\"groups\":[\"medium\",\"easy\"]")
        .contains("\"strict\":[0.0,0.0]")
        .contains("\"soft\":[0.6,0.6]")
        .contains("\"zero_variance\":{\"strict\":true,\"soft\":true,\"all_or_nothing\":true}");
  }

  private void assertProblem(String row, String problem) throws IOException {
    err.reset();
    assertThat(run("\n" + row)).isEqualTo(Main.STAGE_FAILED);
    assertThat(err.toString(UTF_8)).contains("in.jsonl:2 ").contains(problem);
    assertThat(output()).doesNotExist();
  }

  @Test
  void aBadRowIsNamedWithWhatIsWrongInIt() throws IOException {
    assertProblem("{\"id\": 1}", "must have either 'rollouts', or");
    assertProblem("{\"rollouts\": []}", "at least one solution");
    assertProblem("{\"rollouts\": [[true], [true, true]]}", "solution 1 has 2");
    assertProblem("{\"rollouts\": [[1]]}", "neither true nor false: 1");
    assertProblem("{\"rollouts\": [[true]], \"pass_rates\": [2]}", "from 0 to 1");
    assertProblem("{\"rollouts\": [[true]], \"pass_rates\": [1, 1]}", "each of 2 tests");
    assertProblem("{\"passed\": [true]}", "'groups' that is no array");
    assertProblem(
        "{\"passed\": [true], \"groups\": [\"easy\"], \"weights\": {\"hard\": 1}}",
        "cannot be: easy");
    assertProblem("{\"passed\": [], \"groups\": [], \"weights\": {\"hard\": 1}}", "without tests");
  }

  @Test
  void weightsThatCannotBeAreAnErrorOfUsage() throws IOException {
    assertThat(run("", "--weights", "1,-1")).isEqualTo(Main.BAD_USAGE);
    assertThat(err.toString(UTF_8)).contains("--weights: the weight of level level-2");
  }
}
