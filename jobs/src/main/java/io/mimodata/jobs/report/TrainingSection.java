package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each stage of training will read: tokens, shares against their targets, epochs, caps. */
final class TrainingSection {
  private static final int MAX_CHANGES = 8;
  private static final int MAX_CELLS = 20;

  private TrainingSection() {}

  static Optional<Section> of(RunSummary run) {
    List<TrainingStage> stages = run.training();
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Section.of(
            "training",
            "Training stages",
            page -> {
              List<MatrixChart> matrices = new ArrayList<>();
              CompositionMatrix.of("domain", stages, TrainingStage::tokensByDomain)
                  .ifPresent(matrices::add);
              CompositionMatrix.of("source", stages, TrainingStage::tokensBySource)
                  .ifPresent(matrices::add);
              Section.pairs(page, matrices);
              stages.forEach(stage -> writeStage(page, stage));
            }));
  }

  private static void writeStage(Html page, TrainingStage stage) {
    page.newline().open("article").element("h3", stage.name());
    page.element("p", facts(stage), "class", "facts");
    List<Chart> charts = new ArrayList<>();
    shares(stage).ifPresent(charts::add);
    epochs(stage).ifPresent(charts::add);
    if (!stage.lengths().isEmpty()) {
      charts.add(
          LengthSection.histogram(
              "Document lengths in " + stage.name(),
              "tokens of a document, at most",
              stage.lengths()));
    }
    changes(stage).ifPresent(charts::add);
    Section.grid(page, charts);
    writeCaps(page, stage);
    writeCells(page, stage);
    page.close("article");
  }

  private static String facts(TrainingStage stage) {
    List<String> facts = new ArrayList<>();
    facts.add(Numbers.compact(stage.tokens()) + " tokens");
    if (stage.targetTokens() > 0) {
      facts.add(
          Numbers.share(stage.tokens(), stage.targetTokens())
              + " of the target of "
              + Numbers.compact(stage.targetTokens()));
    }
    if (stage.recipeTokens() > stage.targetTokens()) {
      facts.add("scaled down from " + Numbers.compact(stage.recipeTokens()) + " in the recipe");
    }
    facts.add("context " + Numbers.count(stage.context()));
    facts.add(Numbers.count(stage.documents()) + " documents");
    if (stage.copies() > 0) {
      facts.add("read " + Numbers.count(stage.copies()) + " times together");
    }
    facts.add(
        "%s in formulas, %s in code"
            .formatted(Numbers.percent(stage.formula()), Numbers.percent(stage.code())));
    addRows(stage.rows(), facts);
    return String.join(" · ", facts);
  }

  private static void addRows(TrainingStage.Rows rows, List<String> facts) {
    if (rows.count() > 0 && !rows.packing().equals("documents")) {
      facts.add(
          "%s rows packed by %s, %s padding, %s cut"
              .formatted(
                  Numbers.count(rows.count()),
                  rows.packing().replace('_', '-'),
                  Numbers.percent(rows.padding()),
                  Numbers.count(rows.cut(), "document")));
    }
    if (rows.trimmed() > 0) {
      facts.add(Numbers.count(rows.trimmed(), "document") + " trimmed to meet targets exactly");
    }
  }

  private static Optional<Chart> changes(TrainingStage stage) {
    if (stage.changes().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DumbbellChart(
            "Domains in " + stage.name() + " against the stage before",
            "share of tokens",
            stage.changes().stream()
                .limit(MAX_CHANGES)
                .map(
                    change ->
                        new DumbbellChart.Step(
                            change.domain(),
                            OptionalDouble.of(change.before()),
                            OptionalDouble.of(change.now())))
                .toList()));
  }

  private static void writeCells(Html page, TrainingStage stage) {
    if (stage.cells().isEmpty()) {
      return;
    }
    List<TrainingStage.Cell> shown = stage.cells().stream().limit(MAX_CELLS).toList();
    page.open("details");
    page.element(
        "summary",
        shown.size() < stage.cells().size()
            ? "The largest %d of %s kinds of documents"
                .formatted(shown.size(), Numbers.count(stage.cells().size()))
            : "Kinds of documents");
    Table table =
        new Table()
            .text("source")
            .text("domain")
            .text("quality")
            .text("language")
            .number("tokens by weight")
            .number("tokens")
            .number("epochs");
    for (TrainingStage.Cell cell : shown) {
      table.row(
          cell.source(),
          cell.domain(),
          cell.quality(),
          cell.language(),
          Numbers.compact(cell.targetTokens()),
          Numbers.compact(cell.tokens()),
          Numbers.times(cell.epochs()));
    }
    table.writeTo(page);
    page.close("details");
  }

  private static Optional<Chart> shares(TrainingStage stage) {
    if (stage.shares().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BarChart(
            "Shares in " + stage.name(),
            "share of tokens; bar: actual, mark: target",
            List.of("actual", "target"),
            stage.shares().stream()
                .map(
                    share ->
                        new BarChart.Bar(
                            share.group(),
                            share.actual(),
                            OptionalDouble.of(share.target()),
                            List.of(
                                Numbers.percent(share.actual()), Numbers.percent(share.target()))))
                .toList()));
  }

  private static Optional<Chart> epochs(TrainingStage stage) {
    if (stage.epochs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BarChart(
            "Epochs in " + stage.name(),
            "how often a group's tokens are read",
            List.of("epochs"),
            stage.epochs().stream()
                .map(
                    group ->
                        BarChart.Bar.of(group.label(), group.value(), Numbers.times(group.value())))
                .toList()));
  }

  private static void writeCaps(Html page, TrainingStage stage) {
    if (stage.caps().isEmpty()) {
      return;
    }
    page.open("div", "class", "caps");
    page.element("h4", "Capped: the corpus could not give what the recipe asks for");
    Table table =
        new Table()
            .text("group")
            .number("tokens wanted")
            .number("granted")
            .number("missing")
            .text("why");
    for (TrainingStage.Cap cap : stage.caps()) {
      table.row(
          cap.group(),
          Numbers.compact(cap.wantedTokens()),
          Numbers.compact(cap.grantedTokens()),
          Numbers.compact(cap.missingTokens()),
          cap.why());
    }
    table.writeTo(page);
    page.close("div");
  }
}
