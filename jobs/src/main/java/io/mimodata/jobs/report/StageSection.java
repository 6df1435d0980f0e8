package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one stage measured: its sources, its domains, and figures of its own kind. */
final class StageSection {
  private static final int MAX_BARS = 14;

  private StageSection() {}

  static Optional<Section> of(StageSummary stage) {
    List<Chart> charts = new ArrayList<>();
    sources(stage).ifPresent(charts::add);
    domains(stage).ifPresent(charts::add);
    Html details = new Html();
    DetailWriter.write(details, stage, charts);
    if (charts.isEmpty() && details.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Section.of(
            "stage-" + stage.name(),
            stage.name(),
            "In detail: " + stage.name(),
            page -> {
              Section.grid(page, charts);
              page.append(details);
            }));
  }

  private static Optional<Chart> sources(StageSummary stage) {
    if (stage.sources().isEmpty()) {
      return Optional.empty();
    }
    List<SourceSummary> sources = new ArrayList<>(stage.sources());
    sources.sort(
        Comparator.comparingLong(SourceSummary::in)
            .reversed()
            .thenComparing(SourceSummary::source));
    List<BarChart.Bar> bars =
        sources.stream()
            .limit(MAX_BARS)
            .map(
                s ->
                    BarChart.Bar.of(
                        s.source(),
                        (double) s.out(),
                        Numbers.count(s.in()),
                        Numbers.count(s.out()),
                        Numbers.share(s.out(), s.in())))
            .toList();
    return Optional.of(
        new BarChart(
            "Documents by source",
            shown("bar: documents that go on", sources.size()),
            List.of("in", "out", "kept"),
            bars));
  }

  private static Optional<Chart> domains(StageSummary stage) {
    if (stage.domains().isEmpty()) {
      return Optional.empty();
    }
    List<DomainSummary> domains = new ArrayList<>(stage.domains());
    domains.sort(
        Comparator.comparingLong(DomainSummary::documents)
            .reversed()
            .thenComparing(DomainSummary::domain));
    // A stage whose rows carry no text, such as the mixture, knows no lengths.
    boolean lengths = domains.stream().anyMatch(d -> d.characters() > 0);
    List<BarChart.Bar> bars =
        domains.stream()
            .limit(MAX_BARS)
            .map(
                d ->
                    lengths
                        ? BarChart.Bar.of(
                            d.domain(),
                            (double) d.documents(),
                            Numbers.count(d.documents()),
                            Numbers.compact(d.characters()))
                        : BarChart.Bar.of(
                            d.domain(), (double) d.documents(), Numbers.count(d.documents())))
            .toList();
    return Optional.of(
        new BarChart(
            "Kept documents by domain",
            shown("bar: documents", domains.size()),
            lengths ? List.of("documents", "characters") : List.of("documents"),
            bars));
  }

  private static String shown(String unit, int all) {
    return all <= MAX_BARS ? unit : unit + "; the first " + MAX_BARS + " of " + Numbers.count(all);
  }
}
