package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'mixture'. */
@Command(
    name = "mixture",
    mixinStandardHelpOptions = true,
    description = "Samples the training stages and writes their token shards.")
public final class MixtureCommand extends StageCommand {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Outputs of filter and synth.")
  private List<String> input;

  @Override
  List<String> flags() {
    return List.of();
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).mixture(open(input, folders));
  }
}
