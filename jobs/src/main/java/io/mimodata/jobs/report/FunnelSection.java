package io.mimodata.jobs.report;

import java.util.Optional;

/** Where the documents of a run go. */
final class FunnelSection {
  private FunnelSection() {}

  static Optional<Section> of(RunSummary run) {
    if (run.stages().isEmpty()) {
      return Optional.empty();
    }
    FunnelChart chart = new FunnelChart(run.mainLine(), run.branches());
    return Optional.of(Section.of("funnel", "Funnel", chart::writeTo));
  }
}
