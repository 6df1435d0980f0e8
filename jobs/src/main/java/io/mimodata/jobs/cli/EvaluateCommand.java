package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.evaluate.EvaluationRun;
import io.mimodata.jobs.evaluate.JournaledModel;
import io.mimodata.jobs.model.ModelSources;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.EvaluateRecipe;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.Json;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.evaluate.EngineResponder;
import io.mimodata.synthgen.evaluate.Evaluation;
import io.mimodata.synthgen.evaluate.RecordedResponses;
import io.mimodata.synthgen.evaluate.Responder;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.problem.Grader;
import io.mimodata.synthgen.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how good a model is at a set of problems. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Has a model answer problems and tells how many answers are right.")
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with id, question, and answer or tests; docs/evaluate.md has them.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of responses.jsonl, problems.jsonl, report.json and the journal.")
  private Path output;

  @Mixin private EvaluateOptions options;
  @Mixin private JudgeOptions judging;

  @Option(
      names = "--responses",
      paramLabel = "FILE",
      description = "Grade these responses (JSON lines with id and response) and ask no model.")
  private Path responses;

  private final ProgressPrinter progress = ProgressPrinter.standard();

  @Override
  public Integer call() throws IOException {
    Recipe recipe = options.recipe();
    EvaluateRecipe wanted = recipe.evaluate().orElse(EvaluateRecipe.DEFAULT);
    JudgeSettings settings = judging.settings().withStopAtFirstFailure(true);
    check(wanted);
    List<Problem> problems = ProblemFile.read(input);
    if (responses != null) {
      RecordedResponses recorded = ResponseFile.read(responses, problems);
      int samples = samples(wanted, recorded);
      EvaluationRun run =
          new EvaluationRun(
              problems,
              samples,
              ks(wanted, samples),
              Map.of("recorded", TextNode.valueOf(responses.toString())));
      execute(run, settings, grader -> evaluation(recorded, grader, 1, settings));
    } else {
      EngineSource source = ModelSources.of(wanted.model().orElseThrow());
      int samples = wanted.samples().orElse(1);
      EvaluationRun run =
          new EvaluationRun(problems, samples, ks(wanted, samples), origin(source, recipe));
      source.check().forEach(progress::note);
      try (Engine engine = JournaledModel.open(source, output, progress)) {
        Responder model = new EngineResponder(engine, wanted.prompts(), wanted.sampling());
        execute(run, settings, grader -> evaluation(model, grader, source.window(), settings));
      }
    }
    return Main.DONE;
  }

  private void check(EvaluateRecipe wanted) {
    if (Files.isRegularFile(output)) {
      throw new ConfigurationException("--output " + output + " is a file; name a folder");
    }
    if (responses != null && options.namesModel()) {
      throw new ConfigurationException(
          "--responses names answers that are there already, so no model is asked; give one of"
              + " them");
    }
    if (responses == null && wanted.model().isEmpty()) {
      throw new ConfigurationException(
          "evaluate needs a model: give --model DIR, or --endpoint URL and --model-name NAME, or a"
              + " recipe with evaluate.model; or answers that are there already: --responses FILE");
    }
  }

  private int samples(EvaluateRecipe wanted, RecordedResponses recorded) {
    int most = recorded.samples();
    if (most == 0) {
      throw new StageException(responses + " holds no response");
    }
    int samples = wanted.samples().orElse(most);
    if (samples < most) {
      throw new ConfigurationException(
          "--samples is %d, and %s has %d responses to a problem; leave it out to count them all"
              .formatted(samples, responses, most));
    }
    return samples;
  }

  private static List<Integer> ks(EvaluateRecipe wanted, int samples) {
    if (wanted.ks().isEmpty()) {
      return IntStream.iterate(1, k -> k <= samples, k -> 4 * k).boxed().toList();
    }
    int most = Collections.max(wanted.ks());
    if (most > samples) {
      throw new ConfigurationException(
          "pass@%d needs as many samples of each problem, and there are %d; give --samples %d or a smaller --k"
              .formatted(most, samples, most));
    }
    return wanted.ks();
  }

  private static Map<String, JsonNode> origin(EngineSource source, Recipe recipe) {
    Map<String, JsonNode> origin = new LinkedHashMap<>();
    origin.put("model", TextNode.valueOf(source.model()));
    origin.put("revision", TextNode.valueOf(source.revision()));
    origin.put("settings", Json.tree(recipe.section("evaluate")));
    return origin;
  }

  private static Evaluation evaluation(
      Responder responder, Grader grader, int window, JudgeSettings settings) {
    return new Evaluation(responder, grader, window, settings.parallel());
  }

  /** Programs are run where problems have tests: only then a judge is needed. */
  private void execute(
      EvaluationRun run, JudgeSettings settings, Function<Grader, Evaluation> evaluation)
      throws IOException {
    if (run.problems().stream().noneMatch(p -> p.criterion() instanceof Criterion.Tests)) {
      run.execute(evaluation.apply(Grader.ofAnswers()), output, progress);
      return;
    }
    try (CodeJudge judge = CodeJudge.open(settings, progress::note)) {
      run.execute(evaluation.apply(Grader.with(judge)), output, progress);
    }
  }
}
