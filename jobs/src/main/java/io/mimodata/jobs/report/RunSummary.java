package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of a run, read from its {@code report.json}; every part may be missing. */
record RunSummary(
    String name,
    String codeVersion,
    String seed,
    List<String> inputs,
    String recipe,
    List<StageSummary> stages,
    List<String> notes) {

  static RunSummary of(JsonNode report) {
    JsonNode recipe = report.path("recipe");
    return new RunSummary(
        JsonReading.text(report, "name"),
        JsonReading.text(report, "code_version"),
        JsonReading.text(report, "seed"),
        JsonReading.list(report, "generated_from", JsonNode::asText),
        recipe.isContainerNode() ? recipe.toPrettyString() : recipe.asText(""),
        JsonReading.list(report, "stages", StageSummary::of),
        JsonReading.list(report, "notes", JsonNode::asText));
  }

  /** The stages that hand documents on to each other, in order; a stage by itself is a line. */
  List<StageSummary> mainLine() {
    return stages.size() == 1
        ? stages
        : stages.stream().filter(stage -> !stage.isBranch()).toList();
  }

  /** The stages that stand beside the line. */
  List<StageSummary> branches() {
    return stages.size() == 1 ? List.of() : stages.stream().filter(StageSummary::isBranch).toList();
  }

  List<TrainingStage> training() {
    return stages.stream().flatMap(stage -> stage.training().stream()).toList();
  }

  /** The time of all stages together; empty when none was measured. */
  OptionalDouble seconds() {
    return stages.stream().anyMatch(stage -> stage.seconds().isPresent())
        ? OptionalDouble.of(stages.stream().mapToDouble(stage -> stage.seconds().orElse(0)).sum())
        : OptionalDouble.empty();
  }
}
