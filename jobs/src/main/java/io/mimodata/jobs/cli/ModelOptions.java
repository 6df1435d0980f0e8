package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
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
   * The options as assignments to keys of a recipe's section.
   *
   * @throws ConfigurationException if they name two models
   */
  List<String> assignments(String section) {
    if (folder != null && endpoint != null) {
      throw new ConfigurationException(
          "--model names a model in this process and --endpoint a server; give one of them");
    }
    List<String> assignments = new ArrayList<>();
    if (folder != null || endpoint != null) {
      assignments.add(StageCommand.assign(section + ".model", folder == null ? endpoint : folder));
    }
    if (name != null) {
      assignments.add(StageCommand.assign(section + ".model_name", name));
    }
    return assignments;
  }
}
