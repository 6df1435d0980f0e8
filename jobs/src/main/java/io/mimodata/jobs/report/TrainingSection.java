package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each stage of training will read: tokens, shares against their targets, epochs, caps. */
final class TrainingSection {
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
    Section.grid(page, charts);
    writeCaps(page, stage);
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
    return String.join(" · ", facts);
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
