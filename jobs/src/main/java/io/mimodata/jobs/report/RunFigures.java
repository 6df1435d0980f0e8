package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of a run, read from its {@code report.json}; every part may be missing. */
record RunFigures(
    String name,
    String codeVersion,
    String seed,
    List<String> inputs,
    String recipe,
    List<StageFigures> stages,
    List<String> notes) {

  static RunFigures of(JsonNode report) {
    JsonNode recipe = report.path("recipe");
    return new RunFigures(
        Json.text(report, "name"),
        Json.text(report, "code_version"),
        Json.text(report, "seed"),
        Json.list(report, "generated_from", JsonNode::asText),
        recipe.isContainerNode() ? recipe.toPrettyString() : recipe.asText(""),
        Json.list(report, "stages", StageFigures::of),
        Json.list(report, "notes", JsonNode::asText));
  }

  /** The stages that hand documents on to each other, in order. */
  List<StageFigures> mainLine() {
    return stages.stream().filter(stage -> !stage.isBranch()).toList();
  }

  Optional<StageFigures> branch() {
    return stages.stream().filter(StageFigures::isBranch).findFirst();
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
