package io.mimodata.jobs.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.progress.PeriodicNote;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.stage.CodeVersion;
import io.mimodata.synthgen.evaluate.Evaluation;
import io.mimodata.synthgen.evaluate.ProblemScore;
import io.mimodata.synthgen.evaluate.Scores;
import io.mimodata.synthgen.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation, from problems to the figures on the screen.
 *
 * @param samples responses to each problem
 * @param ks of pass@k, none greater than the samples
 * @param origin what the figures depend on, for the report: as the problems' file, and of a model
 *     its name, revision and settings
 */
public record EvaluationRun(
    List<Problem> problems, int samples, List<Integer> ks, ObjectNode origin) {
  public EvaluationRun {
    problems = List.copyOf(problems);
    ks = List.copyOf(ks);
    origin = origin.deepCopy();
    if ((long) problems.size() * samples > Integer.MAX_VALUE) {
      throw new ConfigurationException(
          "%,d problems with %,d samples each are more than %,d responses; take fewer of them, or parts of the problems"
              .formatted(problems.size(), samples, Integer.MAX_VALUE));
    }
  }

  /**
   * Evaluates, writes the folder's files and prints the figures on standard output.
   *
   * @throws RuntimeException of the evaluation; no files are left then
   */
  public void execute(Evaluation evaluation, Path output, ProgressPrinter progress)
      throws IOException {
    long start = System.nanoTime();
    ResponseCounts counts = new ResponseCounts();
    PeriodicNote note =
        new PeriodicNote(
            progress, () -> "%s; %,d in all".formatted(counts, problems.size() * samples));
    try (EvaluationFolder folder = EvaluationFolder.open(output)) {
      evaluation.run(
          problems,
          samples,
          response -> {
            folder.add(response);
            counts.add(response);
            note.tick();
          });
      List<ProblemScore> scores = folder.scores();
      Scores all = Scores.of(scores, ks);
      Map<String, Scores> sources = Scores.by(score -> score.problem().source(), scores, ks);
      Map<String, Scores> abilities = Scores.by(score -> score.problem().ability(), scores, ks);

      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.put("samples", samples);
      ScoresJson.put(all, report);
      ScoresJson.put(sources, report.putObject("sources"));
      ScoresJson.put(abilities, report.putObject("abilities"));
      counts.write(report);
      report.put("seconds", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
      report.setAll(origin);
      report.put("code_version", CodeVersion.current());
      folder.finish(ks, report);

      Map<String, Scores> shown = new LinkedHashMap<>();
      shown.put("all", all);
      show("source ", sources, shown);
      show("ability ", abilities, shown);
      System.out.print(ScoreTable.of(shown, samples));
      System.out.println(counts);
      System.out.println("report   " + folder.report());
    }
  }

  /** A single group is the same as all. */
  private static void show(String kind, Map<String, Scores> groups, Map<String, Scores> shown) {
    if (groups.size() > 1) {
      groups.forEach((name, figures) -> shown.put(kind + name, figures));
    }
  }
}
