package io.mimodata.jobs.cli;

import io.mimodata.ingest.IngestPlan;
import io.mimodata.ingest.IngestPlanner;
import io.mimodata.ingest.InputException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.Sessions;
import io.mimodata.jobs.pipeline.PipelineRun;
import io.mimodata.jobs.pipeline.StageName;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageFolder;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** What the commands that run stages have in common. */
final class Runs {
  private Runs() {}

  /** Lists the sources before Spark starts; what is missing is a problem of the configuration. */
  static IngestPlan plan(Recipe recipe) {
    try {
      return IngestPlanner.plan(
          recipe.sources(),
          recipe.ingest(),
          SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    } catch (InputException e) {
      throw new ConfigurationException(e.problems());
    }
  }

  /** Runs a recipe and names what it made on standard output. */
  static int execute(Recipe recipe, String output, StageName until) throws IOException {
    IngestPlan plan = plan(recipe);
    try (SparkSession spark = Sessions.open("mimo-data run " + recipe.name())) {
      Map<StageName, StageFolder> finished =
          new PipelineRun(recipe, plan, output, until).execute(spark, ProgressPrinter.standard());
      StageFolder root = StageFolder.at(output, spark.sparkContext().hadoopConfiguration());
      System.out.println("report   " + root.display() + "/" + StageFolder.REPORT_HTML);
      StageFolder mixture = finished.get(StageName.MIXTURE);
      if (mixture != null) {
        recipe
            .mixture()
            .stages()
            .forEach(
                stage ->
                    System.out.printf("%-8s %s/%s%n", "shards", mixture.display(), stage.name()));
      } else {
        finished.values().forEach(f -> System.out.printf("%-8s %s%n", "data", f.display()));
      }
      return Main.DONE;
    }
  }
}
