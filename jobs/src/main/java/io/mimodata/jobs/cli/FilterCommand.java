package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the stage 'filter'. */
@Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    description = "Tags language, domain and quality, and removes what the policy refuses.")
public final class FilterCommand extends StageCommand {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "Output of dedup.")
  private String input;

  @Mixin private EvaluationSets evaluation;

  @Override
  List<String> flags() {
    return evaluation.assignments("filter.decontaminate");
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).filter(folders.open(input), folders.open(output()));
  }
}
