package io.mimodata.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names evaluation sets. */
final class EvaluationSets {
  @Option(
      names = "--decontaminate",
      paramLabel = "FILE",
      description =
          "Evaluation set, one item a line (text, or JSON whose texts count); may be repeated.")
  private List<String> files = new ArrayList<>();

  /** The files as an assignment to a key of a recipe; none if there are no files. */
  List<String> assignments(String key) {
    return files.isEmpty() ? List.of() : List.of(StageCommand.assign(key, files));
  }
}
