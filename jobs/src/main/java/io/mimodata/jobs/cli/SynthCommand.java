package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'synth'. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = "Makes synthetic reasoning documents with a language model.")
public final class SynthCommand extends StageCommand {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "Output of filter.")
  private String input;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of a model to load in this process, or demo for the built-in one.")
  private String model;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Base URL of an OpenAI-compatible server, as in http://host:8000/v1.")
  private String endpoint;

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "Model, as the server knows it.")
  private String modelName;

  @Override
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (model != null && endpoint != null) {
      throw new ConfigurationException(
          "--model names a model in this process and --endpoint a server; give one of them");
    }
    if (model != null || endpoint != null) {
      flags.add(assign("synth.model", model == null ? endpoint : model));
    }
    if (modelName != null) {
      flags.add(assign("synth.model_name", modelName));
    }
    return flags;
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
