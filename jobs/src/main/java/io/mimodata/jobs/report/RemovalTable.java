package io.mimodata.jobs.report;

import java.util.List;

/** The reasons of all stages with their counts; below each, examples of what it removed. */
final class RemovalTable {
  private static final int COLUMNS = 5;
  private static final double WIDTH = 100;
  private static final double HEIGHT = 10;

  private final List<StageSummary> stages;
  private final double largestShare;

  RemovalTable(RunSummary run) {
    stages = run.stages().stream().filter(stage -> stage.removed() > 0).toList();
    largestShare = stages.stream().mapToDouble(RemovalTable::largestShare).max().orElse(0);
  }

  void writeTo(Html page) {
    page.open("table", "class", "reasons").open("thead").open("tr");
    page.element("th", "stage", "scope", "col").element("th", "reason", "scope", "col");
    page.element("th", "documents", "scope", "col", "class", "number");
    page.element("th", "of the stage's input", "scope", "col", "class", "number");
    page.element("td", "", "class", "track").close("tr").close("thead");
    stages.forEach(stage -> writeStage(page, stage));
    page.close("table");
  }

  private static double largestShare(StageSummary stage) {
    double largest =
        stage.reasons().stream()
            .filter(reason -> !reason.isSetAside())
            .mapToDouble(ReasonSummary::documents)
            .max()
            .orElse(0);
    return stage.in() == 0 ? 0 : largest / stage.in();
  }

  private void writeStage(Html page, StageSummary stage) {
    page.newline().open("tbody");
    for (int rank = 0; rank < stage.reasons().size(); rank++) {
      ReasonSummary reason = stage.reasons().get(rank);
      page.newline().open("tr").element("td", rank == 0 ? stage.name() : "", "class", "stage");
      page.open("td").open("div", "class", "reason").append(ReasonPalette.swatch(stage, rank));
      page.element("code", reason.code()).text(" ").element("span", reason.meaning());
      page.close("div").close("td");
      writeFigures(page, stage, reason.documents());
      writeBar(page, stage, rank);
      page.close("tr");
      writeExamples(page, reason.examples());
    }
    long unexplained = ReasonPalette.unexplained(stage);
    if (unexplained > 0) {
      page.open("tr").element("td", stage.reasons().isEmpty() ? stage.name() : "");
      page.element("td", "no reason given");
      writeFigures(page, stage, unexplained);
      page.element("td", "", "class", "track").close("tr");
    }
    page.close("tbody");
  }

  private static void writeFigures(Html page, StageSummary stage, long documents) {
    page.element("td", Numbers.count(documents), "class", "number");
    page.element("td", Numbers.share(documents, stage.in()), "class", "number");
  }

  /** What is merely set aside gets no bar: it would dwarf those of the documents that are lost. */
  private void writeBar(Html page, StageSummary stage, int rank) {
    ReasonSummary reason = stage.reasons().get(rank);
    page.open("td", "class", "track");
    if (!reason.isSetAside() && largestShare > 0 && stage.in() > 0) {
      double share = (double) reason.documents() / stage.in();
      Svg strip = Svg.strip("strip", WIDTH, HEIGHT);
      String tone = ReasonPalette.cssClass(stage, rank);
      page.append(strip.rect(tone, 0, 0, WIDTH * share / largestShare, HEIGHT, null).finish());
    }
    page.close("td");
  }

  private static void writeExamples(Html page, List<Example> examples) {
    if (!examples.isEmpty()) {
      page.open("tr", "class", "more").element("td", "");
      page.open("td", "colspan", Integer.toString(COLUMNS - 1));
      ExampleList.write(page, ExampleList.count(examples), examples);
      page.close("td").close("tr");
    }
  }
}
