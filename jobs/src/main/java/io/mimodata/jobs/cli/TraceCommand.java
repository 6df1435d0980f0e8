package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.Sessions;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.trace.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one document's way through a run. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Shows what each stage of a run made of one document, or why it went.")
public final class TraceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "Output folder of a run.")
  private String run;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--json", description = "Prints JSON, an object for each document.")
  private boolean json;

  static final class Which {
    @Option(names = "--id", paramLabel = "ID", description = "The document's id (32 hex digits).")
    private String id;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "A URL; variants of it that have the same canonical form are found too.")
    private String url;
  }

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Sessions.openToLook("mimo-data trace")) {
      // Many look-ups of a few rows each: compiling code for them takes longer than they do.
      spark.conf().set("spark.sql.codegen.wholeStage", "false");
      spark.conf().set("spark.sql.adaptive.enabled", "false");
      Trace trace = new Trace(spark, run);
      List<Trace.Way> ways = which.id != null ? trace.byId(which.id) : trace.byUrl(which.url);
      if (ways.isEmpty()) {
        System.err.printf(
            "mimo-data: no document %s in the stages %s of %s%n",
            which.id != null ? "of id " + which.id : "from " + which.url,
            String.join(", ", trace.stages()),
            run);
        return Main.STAGE_FAILED;
      }
      for (Trace.Way way : ways) {
        print(way, System.out);
      }
      return Main.DONE;
    }
  }

  private void print(Trace.Way way, PrintStream out) {
    if (json) {
      ObjectNode tree = Json.MAPPER.valueToTree(way);
      tree.findParents("stage")
          .forEach(
              step ->
                  ((ObjectNode) step)
                      .put("stage", step.get("stage").asText().toLowerCase(Locale.ROOT)));
      out.println(tree);
      return;
    }
    out.println(way.id());
    out.printf("  %-9s%s%n", "source", way.source());
    out.printf("  %-9s%s%n", "path", way.path());
    if (way.url() != null) {
      out.printf("  %-9s%s%n", "url", way.url());
    }
    for (Trace.Step step : way.steps()) {
      out.printf("  %-9s%s%n", step.stage().key(), step.kept() ? "kept" : "removed");
      step.facts().forEach((name, value) -> out.printf("             %-16s%s%n", name, value));
    }
    out.println();
  }
}
