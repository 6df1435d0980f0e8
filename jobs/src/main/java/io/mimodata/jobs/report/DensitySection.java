package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Whether formulas and code survive: their density on both sides of each stage. */
final class DensitySection {
  private DensitySection() {}

  static Optional<Section> of(RunSummary run) {
    List<StageSummary> stages =
        run.stages().stream().filter(s -> s.before().isPresent() || s.after().isPresent()).toList();
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    List<Chart> charts =
        List.of(
            chart(
                stages,
                "Documents with a formula",
                "share of documents",
                d -> share(d.documentsWithFormula(), d.documents())),
            chart(
                stages,
                "Text in formulas",
                "share of characters",
                d -> share(d.formulaCharacters(), d.characters())),
            chart(
                stages,
                "Documents with code",
                "share of documents",
                d -> share(d.documentsWithCode(), d.documents())),
            chart(
                stages,
                "Text in code",
                "share of characters",
                d -> share(d.codeCharacters(), d.characters())));
    return Optional.of(
        Section.of(
            "density",
            "Formulas and code",
            page -> {
              page.element(
                  "p",
                  "Hollow dot: before the stage. Filled dot and figure: after it.",
                  "class",
                  "lead");
              Section.pairs(page, charts);
              writeCounts(page, stages);
            }));
  }

  private static Chart chart(
      List<StageSummary> stages, String title, String unit, ToDoubleFunction<Density> share) {
    List<DumbbellChart.Step> steps = new ArrayList<>();
    for (StageSummary stage : stages) {
      // What a branch adds is no remainder of what it read: there is no way from one to the other.
      Optional<Density> before = stage.isBranch() ? Optional.empty() : stage.before();
      steps.add(
          new DumbbellChart.Step(stage.name(), value(before, share), value(stage.after(), share)));
    }
    return new DumbbellChart(title, unit, steps);
  }

  private static OptionalDouble value(Optional<Density> density, ToDoubleFunction<Density> share) {
    return density.isPresent()
        ? OptionalDouble.of(share.applyAsDouble(density.get()))
        : OptionalDouble.empty();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static void writeCounts(Html page, List<StageSummary> stages) {
    Table table =
        new Table()
            .text("after")
            .number("documents")
            .number("characters")
            .number("formulas")
            .number("code spans");
    for (StageSummary stage : stages) {
      stage
          .after()
          .ifPresent(
              d ->
                  table.row(
                      stage.name(),
                      Numbers.count(d.documents()),
                      Numbers.count(d.characters()),
                      Numbers.count(d.formulas()),
                      Numbers.count(d.codeSpans())));
    }
    table.writeTo(page);
  }
}
