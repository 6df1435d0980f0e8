package io.mimodata.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.model.JudgeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUMS =
      """
      {"id": "easy", "source": "sums", "question": "1+1?", "answer": 2}
      {"id": "hard", "source": "sums", "question": "17*3?", "answer": "51"}
      {"id": "none", "source": "open", "ability": "logic", "question": "Refuse!", "answer": "0"}
      """;

  @TempDir private Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void name() {
    input = folder.resolve("problems.jsonl");
    output = folder.resolve("made/out");
  }

  private String run(int code, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "--input", input.toString(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int ended = Main.run(arguments.toArray(String[]::new), new PrintStream(said, true, UTF_8));
    assertThat(ended).as(said.toString(UTF_8)).isEqualTo(code);
    return said.toString(UTF_8);
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private JsonNode report() throws IOException {
    return JSON.readTree(output.resolve("report.json").toFile());
  }

  /** Knows the easy one, is right about the hard one at every other time, and refuses the last. */
  private static JudgeServer model() throws IOException {
    ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
    return new JudgeServer(
        question -> {
          int time = asked.merge(question, 1, Integer::sum);
          if (question.startsWith("Refuse!")) {
            return "";
          }
          return question.startsWith("1+1?")
              ? "<think>1, 2</think>It is \\boxed{2}."
              : "\\boxed{" + (time % 2 == 0 ? 51 : 41) + "}";
        });
  }

  @Test
  void aServedModelIsAskedGradedAndNeverAskedTwice() throws IOException {
    Files.writeString(input, SUMS);
    try (JudgeServer server = model()) {
      String[] model = {
        "--endpoint", server.url(), "--model-name", "judge", "--samples", "4", "--k", "2,1"
      };
      run(Main.DONE, model);

      assertThat(server.requests()).hasSize(12);
      assertThat(server.requests().get(0).get("top_p").asDouble()).isEqualTo(0.95);
      List<JsonNode> responses = rows(output.resolve("responses.jsonl"));
      assertThat(responses).hasSize(12);
      assertThat(responses.get(0).toString())
          .isEqualTo(
              "{\"id\":\"easy\",\"sample\":0,\"response\":\"<think>\\n1, 2\\n</think>\\n\\nIt is \\\\boxed{2}.\","
                  + "\"finish_reason\":\"stop\",\"tokens\":22,\"right\":true,\"reason\":\"same_text\",\"answer\":\"2\"}");
      assertThat(responses.get(11).get("reason").asText()).isEqualTo("failed.refused");
      assertThat(responses.get(11).get("detail").asText()).contains("not this one");

      List<JsonNode> problems = rows(output.resolve("problems.jsonl"));
      assertThat(problems.get(1).toString())
          .isEqualTo(
              "{\"id\":\"hard\",\"source\":\"sums\",\"ability\":\"maths\",\"n\":4,\"right\":2,\"pass_rate\":0.5,"
                  + "\"pass_at\":{\"1\":0.5,\"2\":0.8333333333333334},\"reasons\":{\"different\":2,\"same_text\":2}}");

      JsonNode report = report();
      assertThat(report.at("/average/value").asDouble()).isEqualTo(0.5, within(1e-12));
      assertThat(report.at("/pass_at/2/value").asDouble())
          .isEqualTo((1 + 5 / 6.0 + 0) / 3, within(1e-12));
      assertThat(report.at("/sources/sums/average/value").asDouble()).isEqualTo(0.75);
      assertThat(report.at("/abilities/logic/average/standard_error").isNull()).isTrue();
      assertThat(report.at("/responses").toString())
          .isEqualTo("{\"total\":12,\"right\":6,\"cut_off\":0,\"failed\":4,\"not_judged\":0}");
      assertThat(report.at("/reasons/failed.refused").asInt()).isEqualTo(4);
      assertThat(report.at("/tokens/completion").asInt()).isEqualTo(8 * 22);
      assertThat(report.get("model").asText()).isEqualTo("judge");
      assertThat(report.at("/settings/temperature").asDouble()).isEqualTo(0.6);
      assertThat(report.at("/settings/prompts/maths").asText()).contains("{{question}}");

      Files.delete(output.resolve("report.json"));
      run(Main.DONE, model);
      assertThat(server.requests()).hasSize(12);
      assertThat(report().at("/average/value").asDouble()).isEqualTo(0.5, within(1e-12));
      model[5] = "5";
      run(Main.DONE, model);
      assertThat(server.requests()).hasSize(15);
    }
  }

  @Test
  void aRunThatEndedEarlyGoesOnWhereItWas() throws IOException {
    Files.writeString(input, SUMS);
    AtomicBoolean broken = new AtomicBoolean(true);
    try (JudgeServer server =
        new JudgeServer(
            question -> {
              if (broken.get() && question.startsWith("17")) {
                throw new IllegalStateException("the connection breaks here");
              }
              return "\\boxed{2}";
            })) {
      String[] model = {
        "--endpoint",
        server.url(),
        "--model-name",
        "judge",
        "--set",
        "evaluate.retries=0",
        "--set",
        "evaluate.paid_retries=0"
      };
      run(Main.DONE, model);
      assertThat(report().at("/responses/failed").asInt()).isEqualTo(1);
      assertThat(report().at("/reasons/failed.unavailable").asInt()).isEqualTo(1);
      int before = server.requests().size();

      broken.set(false);
      run(Main.DONE, model);
      assertThat(server.requests()).hasSize(before + 1);
      assertThat(report().at("/responses/failed").asInt()).isZero();
    }
  }

  @Test
  void responsesThatAreThereAreGradedAndThoseThatAreMissingAreCounted() throws IOException {
    Files.writeString(input, SUMS);
    Path responses =
        Files.writeString(
            folder.resolve("r.jsonl"),
            """
            {"id": "hard", "response": "\\ud800It is $51$.", "finish_reason": "stop", "tokens": 7}
            {"id": "easy", "response": "<think>\\\\boxed{2}", "finish_reason": "length"}
            {"id": "hard", "response": null, "reason": "failed.timeout", "detail": "1 h"}
            """);

    run(Main.DONE, "--responses", responses.toString());

    assertThat(rows(output.resolve("responses.jsonl")))
        .extracting(row -> row.get("id").asText() + " " + row.get("reason").asText())
        .containsExactly(
            "easy no_answer",
            "easy failed.missing",
            "hard same_text",
            "hard failed.timeout",
            "none failed.missing",
            "none failed.missing");
    JsonNode report = report();
    assertThat(report.get("samples").asInt()).isEqualTo(2);
    assertThat(report.at("/average/value").asDouble()).isEqualTo(1 / 6.0, within(1e-12));
    assertThat(report.at("/responses/cut_off").asInt()).isEqualTo(1);
    assertThat(report.at("/responses/failed").asInt()).isEqualTo(4);
    assertThat(report.get("recorded").asText()).endsWith("r.jsonl");
    assertThat(report.has("model")).isFalse();
    assertThat(report.get("input").asText()).isEqualTo(input.toString());
    assertThat(report.get("judge").toString())
        .isEqualTo("{\"compare\":\"lines\",\"isolation\":\"sandbox\"}");

    Path first = output.resolve("responses.jsonl");
    List<String> written = Files.readAllLines(first);
    run(Main.DONE, "--responses", first.toString());
    assertThat(first).hasContent(String.join("\n", written));
  }

  @Test
  void programsAreRunOnTheirTests() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    Files.writeString(
        input,
        """
        {"id": "sum", "question": "Add.", "entry_point": "add", "params": ["a", "b"], "tests": [{"args": [1, 2], "expected": 3}]}
        {"id": "echo", "question": "Echo.", "tests": [{"in": "1.0", "out": "1"}]}
        """);
    Path responses =
        Files.writeString(
            folder.resolve("r.jsonl"),
            """
            {"id": "sum", "response": "```python\\ndef add(a, b):\\n    return a + b\\n```"}
            {"id": "sum", "response": "No idea."}
            {"id": "echo", "response": "```python\\nprint(input())\\n```"}
            {"id": "echo", "response": "```python\\nprint(1/0)\\n```"}
            """);

    // Programs of our own: machines without a sandbox have to pass this, too.
    run(
        Main.DONE,
        "--unsafe",
        "--jobs",
        "2",
        "--compare",
        "tokens",
        "--responses",
        responses.toString());

    assertThat(rows(output.resolve("responses.jsonl")))
        .extracting(row -> row.get("reason").asText())
        .containsExactly("ac", "no_code", "ac", "re");
    assertThat(report().at("/abilities/code/average/value").asDouble()).isEqualTo(0.5);
  }

  @Test
  void whatIsWrongIsNamedBeforeAnythingIsAsked() throws IOException {
    Path ask = Files.writeString(folder.resolve("ask.txt"), "{{question}}");
    assertThat(run(Main.BAD_USAGE)).contains("evaluate needs a model");
    assertThat(
            run(
                Main.BAD_USAGE,
                "--responses",
                "r",
                "--model",
                "demo",
                "--prompt",
                ask.toString(),
                "--temperature",
                "1"))
        .contains("leave out that or --model or --endpoint, --temperature, --prompt");
    assertThat(run(Main.BAD_USAGE, "--endpoint", "http://localhost:1/v1", "--temperature", "3"))
        .contains("evaluate.model_name is missing")
        .contains("evaluate.temperature must be between 0.0 and 2.0, is 3.0");
    assertThat(run(Main.BAD_USAGE, "--model", "demo")).contains("problems.jsonl does not exist");

    Files.writeString(input, "{\"id\": 1, \"question\": \"q\", \"answer\": 1}\n{\"id\": 1}\n");
    assertThat(run(Main.STAGE_FAILED, "--model", "demo"))
        .contains("problems.jsonl:2 is no problem: question must be a string");
    Files.writeString(input, SUMS + SUMS);
    assertThat(run(Main.STAGE_FAILED, "--model", "demo"))
        .contains("problems.jsonl:4 has the id 'easy', as", "problems.jsonl:1 has");
    Files.writeString(input, SUMS);
    assertThat(run(Main.BAD_USAGE, "--model", "demo", "--samples", "2", "--k", "4"))
        .contains("pass@4 needs as many samples");
    Files.writeString(
        input,
        IntStream.range(0, 21_475)
            .mapToObj("{\"id\": %d, \"question\": \"q\", \"answer\": 1}\n"::formatted)
            .collect(Collectors.joining()));
    assertThat(run(Main.BAD_USAGE, "--model", "demo", "--samples", "100000"))
        .contains(
            "21,475 problems with 100,000 samples each are more than 2,147,483,647 responses");
    Files.writeString(input, SUMS);
    Path prompt = Files.writeString(folder.resolve("p.txt"), "Solve it!");
    assertThat(run(Main.BAD_USAGE, "--model", "demo", "--prompt", prompt.toString()))
        .contains("the prompt for maths must have {{question}}");
    Path responses =
        Files.writeString(folder.resolve("r.jsonl"), "{\"id\": \"x\", \"response\": \"1\"}\n");
    assertThat(run(Main.STAGE_FAILED, "--responses", responses.toString()))
        .contains("r.jsonl:1 has the id \"x\", which no problem has");
    assertThat(output).doesNotExist();
  }
}
