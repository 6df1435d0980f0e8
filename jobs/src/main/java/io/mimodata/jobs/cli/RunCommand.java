package io.mimodata.jobs.cli;

import io.mimodata.jobs.pipeline.StageName;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs every stage of a recipe. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs every stage of a recipe; stages whose manifest still holds are skipped.")
public final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", description = "Recipe (YAML).")
  private Path recipe;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the run; otherwise out/NAME, with the recipe's name.")
  private String output;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the recipe, as in dedup.verify=0.8; may be repeated.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "STAGE",
      description = "Last stage to run: ingest, extract, dedup, filter, synth or mixture.")
  private String until = StageName.MIXTURE.key();

  @Override
  public Integer call() throws IOException {
    StageName last =
        StageName.ofKey(until)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "--until must be one of %s, is '%s'"
                            .formatted(
                                Arrays.stream(StageName.values())
                                    .map(StageName::key)
                                    .collect(Collectors.joining(", ")),
                                until)));
    Recipe loaded = RecipeLoader.load(Optional.of(recipe), set, true);
    return Runs.execute(loaded, output == null ? "out/" + loaded.name() : output, last);
  }
}
