package io.mimodata.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The recipe options of every stage command. */
final class RecipeOptions {
  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Recipe (YAML) whose section configures the stage; flags win over it.")
  Path recipe;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the recipe, as in dedup.verify=0.8; may be repeated.")
  List<String> set = new ArrayList<>();
}
