package io.mimodata.jobs.report;

import java.util.List;
import java.util.Optional;

/** Where a run's time went. */
final class TimeSection {
  private TimeSection() {}

  static Optional<Section> of(RunSummary run) {
    List<BarChart.Bar> bars =
        run.stages().stream()
            .filter(stage -> stage.seconds().isPresent())
            .map(TimeSection::bar)
            .toList();
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    BarChart chart =
        new BarChart(
            "Time by stage",
            "bar: wall time; rate: documents that reach the stage",
            List.of("time", "documents", "rate"),
            bars);
    return Optional.of(Section.of("time", "Time", chart::writeTo));
  }

  private static BarChart.Bar bar(StageSummary stage) {
    double seconds = stage.seconds().orElse(0);
    return BarChart.Bar.of(
        stage.name(),
        seconds,
        Numbers.duration(seconds),
        Numbers.count(stage.in()),
        Numbers.rate(stage.in(), seconds));
  }
}
