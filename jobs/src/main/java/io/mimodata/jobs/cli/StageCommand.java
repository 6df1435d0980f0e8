package io.mimodata.jobs.cli;

import io.mimodata.document.UsageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.Sessions;
import io.mimodata.jobs.pipeline.StageJobs;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeLoader;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.jobs.stage.StageJob;
import io.mimodata.jobs.stage.StageRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that runs one stage: recipe section and flags in, one stage folder out. */
abstract class StageCommand implements Callable<Integer> {
  @Mixin private RecipeOptions options;

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder of the stage's output.")
  private String output;

  /** The folder of the stage's output, as it was given. */
  final String output() {
    return output;
  }

  /** The flags as assignments to recipe keys; they win over the recipe and its overrides. */
  abstract List<String> flags();

  /**
   * Checks what can be checked before Spark starts, and returns what makes the job once it runs;
   * the function opens stage folders.
   */
  abstract Function<Folders, StageJob> prepare(Recipe recipe);

  /** What is shown in place of running the stage; nothing is written then. */
  interface Look {
    void show(SparkSession spark, Folders folders) throws IOException;
  }

  /** What the command shows, if it only looks at what would be done. */
  Optional<Look> look(Recipe recipe) {
    return Optional.empty();
  }

  /** Opens stage folders with the session's file systems. */
  interface Folders {
    StageFolder open(String path);
  }

  @Override
  public final Integer call() throws IOException {
    List<String> overrides = new ArrayList<>(options.set);
    overrides.addAll(flags());
    Recipe recipe = RecipeLoader.load(Optional.ofNullable(options.recipe), overrides, false);
    Optional<Look> look = look(recipe);
    if (output == null && look.isEmpty()) {
      throw new MissingParameterException(
          spec.commandLine(),
          spec.findOption("--output"),
          "Missing required option: '--output=DIR'");
    }
    Function<Folders, StageJob> job = prepare(recipe);
    try (SparkSession spark = Sessions.open("mimo-data " + recipe.name())) {
      Folders folders = path -> StageFolder.at(path, spark.sparkContext().hadoopConfiguration());
      if (look.isPresent()) {
        look.get().show(spark, folders);
        return Main.DONE;
      }
      StageFolder folder = folders.open(output);
      new StageRunner(spark, recipe.verifyFiles(), ProgressPrinter.standard())
          .run(job.apply(folders), folder);
      System.out.println("data     " + folder.display());
      System.out.println("report   " + folder.display() + "/" + StageFolder.REPORT_HTML);
      return Main.DONE;
    }
  }

  /** An assignment whose value is any text, list or map. */
  static String assign(String key, Object value) {
    return key + "=" + Json.line(value);
  }

  /** Opens input folders; the same one twice would count its documents twice. */
  static List<StageFolder> open(List<String> inputs, Folders folders) {
    List<StageFolder> opened = inputs.stream().map(folders::open).toList();
    Set<String> seen = new HashSet<>();
    for (StageFolder folder : opened) {
      if (!seen.add(folder.path().toString())) {
        throw new UsageException(
            "--input names %s twice; name each folder once".formatted(folder.display()));
      }
    }
    return opened;
  }

  static StageJobs jobs(Recipe recipe) {
    return new StageJobs(recipe);
  }
}
