package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the stage 'synth'. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = "Makes synthetic reasoning documents with a language model.")
public final class SynthCommand extends StageCommand {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "Output of filter.")
  private String input;

  @Mixin private ModelOptions model;

  @Override
  List<String> flags() {
    return model.assignments("synth.");
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    if (recipe.synth().isEmpty()) {
      throw new ConfigurationException(
          "synth needs a model: give --model DIR, or --endpoint URL and --model-name NAME, or a recipe with synth.model");
    }
    return folders -> jobs(recipe).synth(folders.open(input), folders.open(output()));
  }
}
