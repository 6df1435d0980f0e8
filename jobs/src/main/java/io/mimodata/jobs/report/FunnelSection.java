package io.mimodata.jobs.report;

import java.util.List;
import java.util.Optional;

/** Where the documents of a run go. */
final class FunnelSection {
  private FunnelSection() {}

  static Optional<Section> of(RunSummary run) {
    List<StageSummary> branches = run.stages().stream().filter(StageSummary::isBranch).toList();
    if (run.stages().isEmpty()) {
      return Optional.empty();
    }
    FunnelChart chart =
        run.mainLine().isEmpty()
            ? new FunnelChart(branches, List.of())
            : new FunnelChart(run.mainLine(), branches);
    return Optional.of(Section.of("funnel", "Funnel", chart::writeTo));
  }
}
