package io.mimodata.jobs.cli;

import io.mimodata.jobs.curate.ProblemFiles;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses problems that are fit for rewards by rules. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    description = "Chooses problems that are fit for reinforcement learning with rewards by rules.")
public final class CurateCommand extends StageCommand {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "JSON lines with question and answer or tests; id, source, strong, rollouts and solution if there are any.")
  private List<String> input;

  @Mixin private EvaluationSets evaluation;

  @Override
  List<String> flags() {
    return evaluation.assignments("curate.decontaminate");
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    ProblemFiles files = ProblemFiles.of(input);
    return folders -> jobs(recipe).curate(files, folders.open(output()));
  }
}
