package io.mimodata.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.stage.Json;
import io.mimodata.synthgen.evaluate.GradedResponse;
import io.mimodata.synthgen.evaluate.ProblemScore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an evaluation. They appear when it is complete, in the place of those of an earlier
 * one. For one thread.
 */
final class EvaluationFolder implements AutoCloseable {
  private static final String RESPONSES = "responses.jsonl";
  private static final String PROBLEMS = "problems.jsonl";
  private static final String REPORT = "report.json";

  private final Path folder;
  private final BufferedWriter responses;
  private final List<GradedResponse> ofProblem = new ArrayList<>();
  private final List<ProblemScore> scores = new ArrayList<>();

  private EvaluationFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    responses = Json.lines(partial(RESPONSES));
  }

  static EvaluationFolder open(Path folder) throws IOException {
    return new EvaluationFolder(folder);
  }

  private Path partial(String name) {
    return folder.resolve("." + name + ".inprogress");
  }

  /** Adds a response; those to one problem come one after the other. */
  void add(GradedResponse response) {
    if (!ofProblem.isEmpty() && !ofProblem.get(0).problem().id().equals(response.problem().id())) {
      endProblem();
    }
    ofProblem.add(response);
    try {
      responses.write(ResponseRow.write(response).toString());
      responses.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void endProblem() {
    scores.add(ProblemScore.of(ofProblem));
    ofProblem.clear();
  }

  /** All responses were added; returns the problems' scores, in their order. */
  List<ProblemScore> scores() {
    if (!ofProblem.isEmpty()) {
      endProblem();
    }
    return List.copyOf(scores);
  }

  /**
   * Writes the rest and lets the files appear.
   *
   * @param ks of pass@k
   */
  void finish(List<Integer> ks, JsonNode report) throws IOException {
    responses.close();
    try (BufferedWriter problems = Json.lines(partial(PROBLEMS))) {
      for (ProblemScore score : scores()) {
        problems.write(row(score, ks).toString());
        problems.newLine();
      }
    }
    Files.write(partial(REPORT), Json.bytes(report));
    // A report is never beside responses that it doesn't tell of.
    Files.deleteIfExists(report());
    for (String name : List.of(RESPONSES, PROBLEMS, REPORT)) {
      Files.move(partial(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Path report() {
    return folder.resolve(REPORT);
  }

  private static ObjectNode row(ProblemScore score, List<Integer> ks) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", score.problem().id());
    row.put("source", score.problem().source());
    row.put("ability", score.problem().ability());
    row.put("n", score.trials().samples());
    row.put("right", score.trials().correct());
    row.put("pass_rate", score.trials().average());
    ObjectNode passAt = row.putObject("pass_at");
    ks.forEach(k -> passAt.put(k.toString(), score.trials().passAt(k)));
    ObjectNode reasons = row.putObject("reasons");
    score.reasons().forEach(reasons::put);
    return row;
  }

  /** Leaves no part of an evaluation that was not finished. */
  @Override
  public void close() throws IOException {
    responses.close();
    for (String name : List.of(RESPONSES, PROBLEMS, REPORT)) {
      Files.deleteIfExists(partial(name));
    }
  }
}
