package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long the documents are that each stage keeps, on one axis of lengths and one of shares. */
final class LengthSection {
  private LengthSection() {}

  static Optional<Section> of(RunSummary run) {
    List<StageSummary> stages =
        run.stages().stream().filter(stage -> !stage.lengths().isEmpty()).toList();
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    double first = stages.stream().mapToDouble(s -> s.lengths().get(0).upto()).min().orElse(1);
    double last =
        stages.stream()
            .mapToDouble(s -> s.lengths().get(s.lengths().size() - 1).upto())
            .max()
            .orElse(1);
    boolean doubling =
        stages.stream()
            .flatMap(s -> s.lengths().stream())
            .allMatch(b -> Bin.isPowerOfTwo(b.upto()));
    double highest = stages.stream().mapToDouble(s -> highestShare(s.lengths())).max().orElse(0);
    List<Chart> charts = new ArrayList<>();
    for (StageSummary stage : stages) {
      List<Bin> bins = doubling ? Bin.spread(stage.lengths(), first, last) : stage.lengths();
      charts.add(
          new Histogram(
              "Kept by " + stage.name(),
              "characters of a document, at most",
              "share of documents",
              columns(bins, total(bins)),
              Axis.linear(highest),
              Measure.SHARE));
    }
    return Optional.of(
        Section.of("lengths", "Document lengths", page -> Section.grid(page, charts)));
  }

  /** Documents by length, counted. */
  static Histogram histogram(String title, String binName, List<Bin> bins) {
    return new Histogram(
        title,
        binName,
        "documents",
        columns(bins, 1),
        Axis.whole(bins.stream().mapToDouble(Bin::documents).max().orElse(0)),
        Measure.COUNT);
  }

  private static List<Histogram.Column> columns(List<Bin> bins, double whole) {
    return bins.stream()
        .map(
            bin ->
                new Histogram.Column(
                    bin.label(),
                    Numbers.decimal(bin.upto()),
                    whole == 0 ? 0 : bin.documents() / whole))
        .toList();
  }

  private static double highestShare(List<Bin> bins) {
    double total = total(bins);
    double highest = bins.stream().mapToDouble(Bin::documents).max().orElse(0);
    return total == 0 ? 0 : highest / total;
  }

  private static double total(List<Bin> bins) {
    return bins.stream().mapToDouble(Bin::documents).sum();
  }
}
