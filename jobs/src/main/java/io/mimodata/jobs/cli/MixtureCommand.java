package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.jobs.inspect.MixturePlanView;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.stage.StageJob;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'mixture'. */
@Command(
    name = "mixture",
    mixinStandardHelpOptions = true,
    description = "Samples the training stages and writes their token shards.")
public final class MixtureCommand extends StageCommand {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Outputs of filter and synth.")
  private List<String> input;

  @Option(
      names = "--plan-only",
      description =
          "Shows what each stage would read, from an estimate of tokens, and writes nothing.")
  private boolean planOnly;

  @Option(names = "--json", description = "Prints the plan as JSON.")
  private boolean json;

  @Override
  Optional<Look> look(Recipe recipe) {
    return planOnly
        ? Optional.of((spark, folders) -> show(recipe, spark, folders))
        : Optional.empty();
  }

  private void show(Recipe recipe, SparkSession spark, Folders folders) throws IOException {
    JsonNode plan = Json.tree(jobs(recipe).mixtureForecast(spark, open(input, folders)));
    if (json) {
      System.out.println(plan.toPrettyString());
    } else {
      MixturePlanView.print(plan, System.out);
    }
  }

  @Override
  List<String> flags() {
    return List.of();
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    if (json && !planOnly) {
      throw new ConfigurationException("--json is for --plan-only; leave it out, or add that");
    }
    return folders -> jobs(recipe).mixture(open(input, folders));
  }
}
