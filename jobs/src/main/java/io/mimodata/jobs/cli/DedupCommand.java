package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'dedup'. */
@Command(
    name = "dedup",
    mixinStandardHelpOptions = true,
    description = "Removes URL, exact and near duplicates, over all inputs together.")
public final class DedupCommand extends StageCommand {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Outputs of extract.")
  private List<String> input;

  @Override
  List<String> flags() {
    return List.of();
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).dedup(open(input, folders));
  }
}
