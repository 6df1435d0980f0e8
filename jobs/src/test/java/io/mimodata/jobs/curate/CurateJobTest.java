package io.mimodata.jobs.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.jobs.model.JudgeServer;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.jobs.stage.StageRunner;
import io.mimodata.synthgen.curate.CurationConfig;
import io.mimodata.synthgen.curate.CurationLimits;
import io.mimodata.synthgen.engine.http.ApiKey;
import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.ServedModel;
import io.mimodata.testing.LocalSpark;
import io.mimodata.testing.Sandboxes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurateJobTest {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir private Path temp;

  private Optional<KindSurvey> survey = Optional.empty();

  private void curate(CurationConfig config, String... lines) throws IOException {
    Path file = temp.resolve("set.jsonl");
    Files.writeString(file, String.join("\n", lines) + "\n");
    new StageRunner(
            SPARK,
            InputCheck.Depth.FULL,
            new ProgressPrinter(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false))
        .run(
            new CurateJob(
                ProblemFiles.of(List.of(file.toString())),
                config,
                survey,
                SPARK.sparkContext().hadoopConfiguration(),
                Json.MAPPER.createObjectNode()),
            StageFolder.at(
                temp.resolve("out").toString(), SPARK.sparkContext().hadoopConfiguration()));
  }

  private static CurationConfig withEvaluation(String... files) {
    return new CurationConfig(CurationLimits.DEFAULT, List.of(files), 16, true);
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    for (Row row : SPARK.read().parquet(temp.resolve("out/removed").toString()).collectAsList()) {
      reasons.put(row.getAs("path"), row.getAs("reason"));
    }
    return reasons;
  }

  @Test
  void everyLineIsKeptOrInTheLedger() throws IOException {
    Path evaluation = temp.resolve("eval.jsonl");
    Files.writeString(
        evaluation,
        "{\"question\": \"A robe takes two bolts of blue fiber and half that much white fiber, so how many bolts does it take?\"}\n");
    curate(
        withEvaluation(evaluation.toString()),
        "{\"id\": \"a\", \"question\": \"What is 2+2?\", \"answer\": 4, \"rollouts\": [1,0,1,1], \"strong\": [1]}",
        "{\"id\": \"b\", \"question\": \"Q: What is 2+2?\", \"answer\": \"4\"}",
        "not json",
        "",
        "{\"id\": \"c\", \"question\": \"Prove that 2+2=4.\", \"answer\": \"See solution.\"}",
        "{\"id\": \"d\", \"question\": \"A robe takes two bolts of blue fiber and half that much white fiber, so how many bolts does it take?\", \"answer\": \"3\"}",
        "{\"id\": \"e\", \"source\": \"own\", \"question\": \"What is 3+5?\", \"answer\": \"8\"}");

    assertThat(reasons())
        .containsExactly(
            entry("set.jsonl:2", "curate.duplicate"),
            entry("set.jsonl:3", "curate.invalid_row"),
            entry("set.jsonl:5", "curate.proof"),
            entry("set.jsonl:6", "curate.contaminated"));
    List<Row> kept =
        SPARK
            .read()
            .parquet(temp.resolve("out/data").toString())
            .orderBy("source_id")
            .collectAsList();
    assertThat(kept).extracting(row -> row.getAs("source_id")).containsExactly("a", "e");
    assertThat(kept).extracting(row -> row.getAs("source")).containsExactly("set", "own");
    assertThat(kept.get(0).<Double>getAs("pass_rate")).isEqualTo(0.75);
    Row duplicate =
        SPARK
            .read()
            .parquet(temp.resolve("out/removed").toString())
            .filter("reason = 'curate.duplicate'")
            .head();
    assertThat(duplicate.<String>getAs("duplicate_of")).isEqualTo(kept.get(0).getAs("id"));
  }

  @Test
  void trainersGetTheRowsThatTheyRead() throws IOException {
    curate(
        CurationConfig.DEFAULT,
        "{\"id\": \"a\", \"question\": \"What is 2+2?\", \"answer\": 4, \"rollouts\": [1,0], \"weight\": 0.12345678901234567890}",
        "{\"id\": \"b\", \"question\": \"Double it.\", \"entry_point\": \"double\", \"tests\": [{\"args\": [1], \"expected\": 2}], \"rollouts\": [[1],[0],[0],[0]]}");

    Map<String, JsonNode> rows = new TreeMap<>();
    for (String line : Files.readAllLines(temp.resolve("out/verl.jsonl"))) {
      JsonNode row = Json.MAPPER.readTree(line);
      rows.put(row.at("/extra_info/id").asText(), row);
    }
    assertThat(rows.get("a").toString())
        .isEqualTo(
            "{\"data_source\":\"set\",\"prompt\":[{\"role\":\"user\",\"content\":\"What is 2+2?\"}],\"ability\":\"math\","
                + "\"reward_model\":{\"style\":\"rule\",\"ground_truth\":\"4\"},\"extra_info\":{\"id\":\"a\",\"pass_rate\":0.5,\"checkable\":true}}");
    assertThat(rows.get("b").at("/reward_model/ground_truth").asText())
        .isEqualTo("{\"fn_name\":\"double\",\"inputs\":[[1]],\"outputs\":[2]}");
    assertThat(rows.get("b").at("/extra_info/test_pass_rates/0").asDouble()).isEqualTo(0.25);
    Row parquet =
        SPARK
            .read()
            .parquet(temp.resolve("out/verl").toString())
            .selectExpr("prompt[0].role", "reward_model.style", "extra_info.id")
            .orderBy("id")
            .head();
    assertThat(parquet.mkString(" ")).isEqualTo("user rule a");
    assertThat(Files.readAllLines(temp.resolve("out/problems.jsonl")))
        .hasSize(2)
        .as("as they came")
        .anyMatch(line -> line.contains("\"weight\": 0.12345678901234567890"));
  }

  @Test
  void aSolutionThatFailsItsOwnTestsTakesItsProblemOut() throws Exception {
    Sandboxes.assumeAllowed();
    String problem =
        "{\"id\": \"%s\", \"question\": \"%s it.\", \"solution\": \"print(int(input())*2)\", \"lang\": \"python\", \"tests\": [{\"in\": \"3\", \"out\": \"%s\"}]}";
    curate(
        CurationConfig.DEFAULT,
        problem.formatted("right", "Double", "6"),
        problem.formatted("wrong", "Triple", "9"),
        "{\"question\": \"Plain.\", \"solution\": \"3\", \"tests\": [{\"in\": 3}]}");
    assertThat(reasons())
        .containsExactly(
            entry("set.jsonl:2", "curate.golden_fails"),
            entry("set.jsonl:3", "curate.invalid_row"));
  }

  private KindSurvey survey(JudgeServer server) {
    HttpEngineSettings settings =
        HttpEngineSettings.builder(List.of(server.url()), "judge").retries(0).build();
    return new KindSurvey(
        new ServedModel(settings, ApiKey.fromEnvironment("NO_SUCH_KEY")),
        1,
        256,
        temp.resolve("out.generations").toString());
  }

  @Test
  void aLanguageModelSeesWhatTheRulesDoNot() throws IOException {
    AtomicInteger unreadable = new AtomicInteger();
    try (JudgeServer server =
        new JudgeServer(
            prompt ->
                prompt.contains("Discuss")
                    ? "{\"kind\": \"open\"}"
                    : prompt.contains("Reason why")
                        ? (unreadable.getAndIncrement() == 0
                            ? "It is a proof."
                            : "```json\n{\"kind\": \"proof\"}\n```")
                        : prompt.contains("babble") ? "no kind" : "{\"kind\": \"value\"}")) {
      survey = Optional.of(survey(server));
      String[] lines = {
        "{\"question\": \"Discuss the parabola.\", \"answer\": \"It is a curve\"}",
        "{\"question\": \"Reason why 2+2 is 4.\", \"answer\": \"It is\"}",
        "{\"question\": \"What is 2+2?\", \"answer\": \"4\"}",
        "{\"question\": \"Say babble.\", \"answer\": \"5\"}",
        "{\"question\": \"Prove that 1=1.\", \"answer\": \"See solution.\"}"
      };
      curate(CurationConfig.DEFAULT, lines);
      assertThat(reasons())
          .containsExactly(
              entry("set.jsonl:1", "curate.uncheckable"),
              entry("set.jsonl:2", "curate.proof"),
              entry("set.jsonl:5", "curate.proof"));
      JsonNode report = Json.MAPPER.readTree(temp.resolve("out/report.json").toFile());
      assertThat(report.findValue("tagger_questions").asInt()).isEqualTo(6);
      assertThat(report.findValue("tagger_unanswered").asInt()).isEqualTo(1);
      assertThat(server.requests()).hasSize(6);

      // Another line, and what was said is not asked again.
      String[] more = Arrays.copyOf(lines, 6);
      more[5] = "{\"question\": \"What is 3+3?\", \"answer\": \"6\"}";
      curate(CurationConfig.DEFAULT, more);
      assertThat(server.requests()).hasSize(7);
    }
  }
}
