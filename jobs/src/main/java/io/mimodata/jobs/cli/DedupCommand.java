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

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "What earlier dumps contained: duplicates of theirs are removed, too, and the inputs are added as one more dump. A folder that does not exist is made.")
  private String index;

  @Override
  List<String> flags() {
    return index == null ? List.of() : List.of(assign("dedup.index", index));
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).dedup(open(input, folders));
  }
}
