package io.mimodata.jobs.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.UsageException;
import io.mimodata.ingest.IngestPlan;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.RecipeText;
import io.mimodata.jobs.stage.FolderLock;
import io.mimodata.jobs.stage.Manifest;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.jobs.stage.StageJob;
import io.mimodata.jobs.stage.StageRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the stages of a recipe into one folder: {@code raw}, {@code extracted}, {@code deduped},
 * {@code filtered}, {@code synthetic}, {@code mixture}, beside {@code recipe.yaml} and the run's
 * report. Stages whose manifests still hold are skipped, so a killed run goes on where it was.
 */
public final class PipelineRun {
  public static final String RESOLVED_RECIPE = "recipe.yaml";

  private final Recipe recipe;
  private final IngestPlan plan;
  private final String output;
  private final StageName until;

  /**
   * A run that is ready to start.
   *
   * @param plan of the recipe's sources
   * @param until the last stage to run
   */
  public PipelineRun(Recipe recipe, IngestPlan plan, String output, StageName until) {
    this.recipe = recipe;
    this.plan = plan;
    this.output = output;
    this.until = until;
  }

  /** Runs, and returns the folders of the stages in their order. */
  public Map<StageName, StageFolder> execute(SparkSession spark, ProgressPrinter printer)
      throws IOException {
    StageFolder root = StageFolder.at(output, conf(spark));
    refuseForeignRecipe(root);
    FolderLock lock = FolderLock.take(root);
    try {
      root.write(RESOLVED_RECIPE, RecipeText.yaml(recipe).getBytes(UTF_8));
      StageRunner runner = new StageRunner(spark, recipe.verifyFiles(), printer);
      StageJobs jobs = new StageJobs(recipe);
      Map<StageName, StageFolder> finished = new LinkedHashMap<>();
      List<Manifest> manifests = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      for (StageName stage : StageName.values()) {
        if (stage.compareTo(until) > 0) {
          notes.add("Stages after '%s' were not asked for (--until).".formatted(until.key()));
          break;
        }
        if (stage == StageName.SYNTH && recipe.synth().isEmpty()) {
          String note =
              "synth: left out, as the recipe names no model (synth.model); stages that ask for synthetic documents are capped or fail, as mixture.on_infeasible says";
          notes.add(note);
          printer.note(note);
          continue;
        }
        StageFolder folder = StageFolder.at(root.file(stage.folder()).toString(), conf(spark));
        manifests.add(runner.run(job(jobs, stage, finished, folder), folder));
        finished.put(stage, folder);
      }
      RunReport.write(root, recipe, finished, manifests, notes);
      return finished;
    } finally {
      lock.close();
    }
  }

  private static void refuseForeignRecipe(StageFolder root) throws IOException {
    if (root.fileSystem().exists(root.file(RESOLVED_RECIPE))
        && !new String(root.read(RESOLVED_RECIPE), UTF_8).startsWith(RecipeText.MARK)) {
      throw new UsageException(
          "%s holds a %s that no run has written; nothing was touched. Choose another --output"
              .formatted(root.display(), RESOLVED_RECIPE));
    }
  }

  private StageJob job(
      StageJobs jobs, StageName stage, Map<StageName, StageFolder> finished, StageFolder output) {
    return switch (stage) {
      case INGEST -> jobs.ingest(plan);
      case EXTRACT -> jobs.extract(finished.get(StageName.INGEST));
      case DEDUP -> jobs.dedup(List.of(finished.get(StageName.EXTRACT)));
      case FILTER -> jobs.filter(finished.get(StageName.DEDUP), output);
      case SYNTH -> jobs.synth(finished.get(StageName.FILTER), output);
      case MIXTURE -> {
        List<StageFolder> inputs = new ArrayList<>();
        inputs.add(finished.get(StageName.FILTER));
        if (finished.containsKey(StageName.SYNTH)) {
          inputs.add(finished.get(StageName.SYNTH));
        }
        yield jobs.mixture(inputs);
      }
    };
  }

  private static Configuration conf(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }
}
