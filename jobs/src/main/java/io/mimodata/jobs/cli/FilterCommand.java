package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.stage.StageJob;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage 'filter'. */
@Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    description = "Tags language, domain and quality, and removes what the policy refuses.")
public final class FilterCommand extends StageCommand {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "Output of dedup.")
  private String input;

  @Option(
      names = "--decontaminate",
      paramLabel = "FILE",
      description =
          "Evaluation set, one item a line (text, or JSON whose texts count); may be repeated.")
  private List<String> decontaminate = new ArrayList<>();

  @Override
  List<String> flags() {
    return decontaminate.isEmpty()
        ? List.of()
        : List.of(assign("filter.decontaminate", decontaminate));
  }

  @Override
  Function<Folders, StageJob> prepare(Recipe recipe) {
    return folders -> jobs(recipe).filter(folders.open(input), folders.open(output()));
  }
}
