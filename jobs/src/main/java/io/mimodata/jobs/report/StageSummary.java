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
record StageSummary(
    String name,
    OptionalDouble seconds,
    long in,
    long out,
    long removed,
    List<ReasonSummary> reasons,
    List<Example> keptExamples,
    List<SourceSummary> sources,
    List<DomainSummary> domains,
    Optional<Density> before,
    Optional<Density> after,
    List<Bin> lengths,
    List<TrainingStage> training,
    JsonNode details) {

  static StageSummary of(JsonNode node) {
    String name = JsonReading.text(node, "stage");
    JsonNode documents = node.path("documents");
    long in = JsonReading.count(documents, "in");
    long out = JsonReading.count(documents, "out");
    List<ReasonSummary> reasons =
        new ArrayList<>(JsonReading.list(node, "removed_by_reason", ReasonSummary::of));
    reasons.sort(
        Comparator.comparingLong(ReasonSummary::documents)
            .reversed()
            .thenComparing(ReasonSummary::code));
    JsonNode details = node.path("details");
    return new StageSummary(
        name.isBlank() ? "unnamed" : name,
        JsonReading.optionalNumber(node, "seconds"),
        in,
        out,
        documents.has("removed") ? JsonReading.count(documents, "removed") : Math.max(0, in - out),
        List.copyOf(reasons),
        JsonReading.list(node, "kept_examples", Example::of),
        JsonReading.list(node, "by_source", SourceSummary::of),
        JsonReading.list(node, "by_domain", DomainSummary::of),
        Density.of(node.path("before")),
        Density.of(node.path("after")),
        Bin.complete(JsonReading.list(node, "length_histogram", Bin::of)),
        isTraining(details.path("stages"))
            ? JsonReading.list(details, "stages", TrainingStage::of)
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
