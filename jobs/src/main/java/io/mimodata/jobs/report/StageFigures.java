package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of one stage.
 *
 * @param reasons why documents left, the most frequent first
 * @param details what only this kind of stage measures, in a form of its own
 * @param training the training stages that this stage put together; only a mixture has some
 */
record StageFigures(
    String name,
    OptionalDouble seconds,
    long in,
    long out,
    long removed,
    List<ReasonFigures> reasons,
    List<Example> keptExamples,
    List<SourceFigures> sources,
    List<DomainFigures> domains,
    Optional<Density> before,
    Optional<Density> after,
    List<Bin> lengths,
    List<TrainingStage> training,
    JsonNode details) {

  static StageFigures of(JsonNode node) {
    String name = Json.text(node, "stage");
    JsonNode documents = node.path("documents");
    long in = Json.count(documents, "in");
    long out = Json.count(documents, "out");
    List<ReasonFigures> reasons =
        new ArrayList<>(Json.list(node, "removed_by_reason", ReasonFigures::of));
    reasons.sort(
        Comparator.comparingLong(ReasonFigures::documents)
            .reversed()
            .thenComparing(ReasonFigures::code));
    JsonNode details = node.path("details");
    return new StageFigures(
        name.isBlank() ? "unnamed" : name,
        Json.optionalNumber(node, "seconds"),
        in,
        out,
        documents.has("removed") ? Json.count(documents, "removed") : Math.max(0, in - out),
        List.copyOf(reasons),
        Json.list(node, "kept_examples", Example::of),
        Json.list(node, "by_source", SourceFigures::of),
        Json.list(node, "by_domain", DomainFigures::of),
        Density.of(node.path("before")),
        Density.of(node.path("after")),
        Bin.complete(Json.list(node, "length_histogram", Bin::of)),
        isTraining(details.path("stages"))
            ? Json.list(details, "stages", TrainingStage::of)
            : List.of(),
        details.isObject() ? details : MissingNode.getInstance());
  }

  /**
   * Whether the stage stands beside the main line: synthesis reads documents that stay where they
   * are and adds new ones, so what it leaves aside isn't lost.
   */
  boolean isBranch() {
    return name.equals("synth");
  }

  private static boolean isTraining(JsonNode stages) {
    return stages.isArray() && !stages.isEmpty() && stages.get(0).has("tokens");
  }
}
