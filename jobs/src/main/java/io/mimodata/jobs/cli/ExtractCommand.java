package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'extract'. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = "Turns raw documents into Markdown with formulas and code.")
public final class ExtractCommand extends StageCommand {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "Output of ingest.")
  private String input;

  @Override
  List<String> flags() {
    return List.of();
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).extract(folders.open(input));
  }
}
