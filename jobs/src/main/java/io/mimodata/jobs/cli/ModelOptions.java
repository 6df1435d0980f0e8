package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.synthgen.engine.local.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name a model, in this process or on a server. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of a model to load in this process, or demo for the built-in one.")
  private String folder;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Base URL of an OpenAI-compatible server, as in http://host:8000/v1.")
  private String endpoint;

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "Model, as the server knows it.")
  private String name;

  /** Whether any of them is given. */
  boolean isGiven() {
    return folder != null || endpoint != null || name != null;
  }

  /**
   * The options as assignments to keys of a recipe.
   *
   * @param prefix of the keys, as in {@code synth.}
   * @throws ConfigurationException if they name two models, or none that can be
   */
  List<String> assignments(String prefix) {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    List<String> assignments = new ArrayList<>();
    if (folder != null || endpoint != null) {
      assignments.add(StageCommand.assign(prefix + "model", folder == null ? endpoint : folder));
    }
    if (name != null) {
      assignments.add(StageCommand.assign(prefix + "model_name", name));
    }
    return assignments;
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (folder != null && endpoint != null) {
      problems.add(
          "--model names a model in this process and --endpoint a server; give one of them");
    }
    if (folder != null && !folder.equals(ModelFolder.DEMO) && !Files.isDirectory(Path.of(folder))) {
      problems.add(
          "--model %s is no folder; name a model's, or demo, or a server with --endpoint"
              .formatted(folder));
    }
    if (endpoint != null && !endpoint.matches("(?i)https?://.*")) {
      problems.add("--endpoint %s is no http or https URL".formatted(endpoint));
    }
    return problems;
  }
}
