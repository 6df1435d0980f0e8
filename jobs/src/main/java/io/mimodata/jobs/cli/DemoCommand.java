package io.mimodata.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.jobs.demo.DemoCorpus;
import io.mimodata.jobs.pipeline.StageName;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole pipeline on the sample corpus. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the whole pipeline on a sample corpus of pages with formulas and code.")
public final class DemoCommand implements Callable<Integer> {
  private static final String RECIPE = "/io/mimodata/jobs/demo/demo.yaml";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the run; otherwise out/demo.")
  private Path output = Path.of("out", "demo");

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description = "Folder of the archives that the build takes the corpus from.")
  private Path artifacts;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the demo's recipe; may be repeated.")
  private List<String> set = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Path corpus = output.resolveSibling(output.getFileName() + "-corpus").toAbsolutePath();
    DemoCorpus.write(artifacts(), corpus);
    List<String> overrides = new ArrayList<>();
    overrides.add(StageCommand.assign("root", corpus.toString()));
    overrides.addAll(set);
    String yaml;
    try (InputStream in = DemoCommand.class.getResourceAsStream(RECIPE)) {
      yaml = new String(in.readAllBytes(), UTF_8);
    }
    Recipe recipe = RecipeLoader.loadText(yaml, "demo.yaml", overrides);
    return Runs.execute(recipe, output.toString(), StageName.MIXTURE);
  }

  private Path artifacts() {
    String home = System.getenv("MIMO_DATA_HOME");
    Path folder =
        artifacts != null
            ? artifacts
            : home == null ? null : Path.of(home, "jobs", "target", "demo-artifacts");
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ConfigurationException(
          "the demo's archives were not found%s: start the demo with bin/mimo-data in a checkout that was built with mvn package, or name their folder with --artifacts"
              .formatted(folder == null ? "" : " in " + folder));
    }
    return folder;
  }
}
