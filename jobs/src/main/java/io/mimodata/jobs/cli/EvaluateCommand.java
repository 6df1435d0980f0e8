package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.evaluate.EvaluationRun;
import io.mimodata.jobs.model.JournaledModel;
import io.mimodata.jobs.model.ModelSources;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.EvaluateRecipe;
import io.mimodata.jobs.recipe.Problems;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
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
  /** Folder of what the model says, in that of the output. */
  private static final String JOURNAL = "generations";

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
      ObjectNode origin = origin(settings).put("recorded", responses.toString());
      EvaluationRun run = new EvaluationRun(problems, samples, ks(wanted, samples), origin);
      execute(run, settings, grader -> evaluation(recorded, grader, settings.parallel(), settings));
    } else {
      EngineSource source = ModelSources.of(wanted.model().orElseThrow());
      int samples = wanted.samples().orElse(1);
      ObjectNode origin =
          origin(settings).put("model", source.model()).put("revision", source.revision());
      origin.set("settings", Json.tree(recipe.section("evaluate")));
      EvaluationRun run = new EvaluationRun(problems, samples, ks(wanted, samples), origin);
      source.check().forEach(progress::note);
      org.apache.hadoop.fs.Path journal =
          new org.apache.hadoop.fs.Path(output.resolve(JOURNAL).toUri());
      try (Engine engine =
          JournaledModel.open(source, journal, new Configuration(), progress::note)) {
        Responder model = new EngineResponder(engine, wanted.prompts(), wanted.sampling());
        execute(run, settings, grader -> evaluation(model, grader, source.window(), settings));
      }
    }
    return Main.DONE;
  }

  private void check(EvaluateRecipe wanted) {
    Problems problems = new Problems();
    if (Files.isRegularFile(output)) {
      problems.add("", "", "--output " + output + " is a file; name a folder");
    }
    if (responses != null && !options.asking().isEmpty()) {
      problems.add(
          "",
          "",
          "--responses names answers that are there already, so no model is asked; leave out that or "
              + String.join(", ", options.asking()));
    }
    if (responses == null && wanted.model().isEmpty()) {
      problems.add(
          "",
          "",
          "evaluate needs a model: give --model DIR, or --endpoint URL and --model-name NAME, or a"
              + " recipe with evaluate.model; or answers that are there already: --responses FILE");
    }
    problems.throwIfAny();
  }

  /** What figures depend on beside the responses. */
  private ObjectNode origin(JudgeSettings settings) {
    ObjectNode origin = JsonNodeFactory.instance.objectNode().put("input", input.toString());
    origin
        .putObject("judge")
        .put("compare", settings.comparison().name().toLowerCase(Locale.ROOT))
        .put("isolation", settings.isolation().name().toLowerCase(Locale.ROOT));
    return origin;
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
