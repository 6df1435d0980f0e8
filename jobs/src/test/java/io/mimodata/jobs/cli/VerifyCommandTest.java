package io.mimodata.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.jobs.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int verify(String lines) throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), lines);
    return Main.run(
        new String[] {
          "verify",
          "--input",
          folder.resolve("in.jsonl").toString(),
          "--output",
          folder.resolve("out.jsonl").toString()
        },
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @Test
  void eachLineGetsAVerdictWithWhatWasRead() throws IOException {
    int code =
        verify(
            """
            {"id": "a", "gold": "#### 1,000", "pred": "It is $10^3$."}
            {"id": 7, "gold": 4, "pred": "\\\\boxed{5}"}
            {"gold": "4", "pred": null}
            {"id": "c", "gold": "(1,2)", "pred": "$1<x<2$", "set_relation_comp": true}
            {"id": "d", "gold": "8/3", "pred": "2.67", "extract": ["expr"], "precision": 2}
            """);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isEqualTo(Main.DONE);
    assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
        .containsExactly(
            "{\"id\":\"a\",\"equal\":true,\"reason\":\"same_value\",\"gold_answer\":\"1,000\",\"pred_answer\":\"10^3\"}",
            "{\"id\":7,\"equal\":false,\"reason\":\"different\",\"gold_answer\":\"4\",\"pred_answer\":\"5\"}",
            "{\"equal\":false,\"reason\":\"no_answer\",\"gold_answer\":\"4\",\"pred_answer\":null}",
            "{\"id\":\"c\",\"equal\":true,\"reason\":\"same_value\",\"gold_answer\":\"(1,2)\",\"pred_answer\":\"$1<x<2$\"}",
            "{\"id\":\"d\",\"equal\":true,\"reason\":\"same_value\",\"gold_answer\":\"8/3\",\"pred_answer\":\"2.67\"}");
  }

  @Test
  void aLineWithoutAnAnswerIsNamed() throws IOException {
    assertThat(verify("{\"id\": 1, \"gold\": \"4\", \"pred\": \"4\"}\n{\"pred\": \"4\"}\n"))
        .isEqualTo(Main.STAGE_FAILED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("in.jsonl:2 has no field 'gold' that is a string or a number");
    assertThat(folder.resolve("out.jsonl")).doesNotExist();
  }

  @Test
  void aFormThatDoesNotExistIsNamed() throws IOException {
    assertThat(verify("{\"gold\": \"4\", \"pred\": \"4\", \"extract\": [\"tex\"]}\n"))
        .isEqualTo(Main.STAGE_FAILED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("in.jsonl:1 asks to extract 'tex'; it can be latex or expr");
  }
}
