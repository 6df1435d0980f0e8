package io.mimodata.jobs.report;

import java.util.Optional;

/** Why documents were removed, how many, and examples of those removed and of those kept. */
final class RemovalSection {
  private static final int COLUMNS = 5;

  private RemovalSection() {}

  static Optional<Section> of(RunFigures run) {
    boolean removed = run.stages().stream().anyMatch(s -> !s.reasons().isEmpty());
    boolean examples = run.stages().stream().anyMatch(s -> !s.keptExamples().isEmpty());
    if (!removed && !examples) {
      return Optional.empty();
    }
    return Optional.of(
        Section.of(
            "removed",
            "Removed and kept",
            page -> {
              writeSwitches(page);
              if (removed) {
                writeTable(page, run);
              }
              if (examples) {
                page.element("h3", "Examples of what was kept");
                run.stages().forEach(stage -> writeKept(page, stage));
              }
            }));
  }

  private static void writeSwitches(Html page) {
    page.open("p", "class", "switches");
    page.element("button", "Open all examples", "type", "button", "data-examples", "open");
    page.element("button", "Close all", "type", "button", "data-examples", "close");
    page.close("p");
  }

  private static void writeTable(Html page, RunFigures run) {
    page.open("table", "class", "reasons").open("thead").open("tr");
    page.element("th", "stage", "scope", "col").element("th", "reason", "scope", "col");
    page.element("th", "documents", "scope", "col", "class", "number");
    page.element("th", "of the stage's input", "scope", "col", "class", "number");
    page.open("td", "class", "track").close("td").close("tr").close("thead");
    for (StageFigures stage : run.stages()) {
      if (!stage.reasons().isEmpty()) {
        writeStage(page, stage);
      }
    }
    page.close("table");
  }

  private static void writeStage(Html page, StageFigures stage) {
    page.newline().open("tbody");
    for (int rank = 0; rank < stage.reasons().size(); rank++) {
      ReasonFigures reason = stage.reasons().get(rank);
      page.newline().open("tr").element("td", rank == 0 ? stage.name() : "", "class", "stage");
      page.open("td").append(ReasonPalette.swatch(rank)).element("code", reason.code());
      page.element("span", reason.meaning(), "class", "meaning").close("td");
      writeFigures(page, stage, reason.documents(), ReasonPalette.cssClass(rank));
      page.close("tr");
      if (!reason.examples().isEmpty()) {
        page.open("tr", "class", "more")
            .element("td", "")
            .open("td", "colspan", "" + (COLUMNS - 1));
        ExampleList.write(page, examples(reason.examples().size()), reason.examples());
        page.close("td").close("tr");
      }
    }
    long unexplained = ReasonPalette.unexplained(stage);
    if (unexplained > 0) {
      page.open("tr").element("td", "").element("td", "no reason given");
      writeFigures(page, stage, unexplained, "unexplained");
      page.close("tr");
    }
    page.close("tbody");
  }

  private static void writeFigures(Html page, StageFigures stage, long documents, String tone) {
    page.element("td", Numbers.count(documents), "class", "number");
    page.element("td", Numbers.share(documents, stage.in()), "class", "number");
    Svg strip = Svg.strip("strip", 100, 10);
    if (stage.in() > 0) {
      strip.rect(tone, 0, 0, 100.0 * documents / stage.in(), 10, null);
    }
    page.open("td", "class", "track").append(strip.finish()).close("td");
  }

  private static void writeKept(Html page, StageFigures stage) {
    if (!stage.keptExamples().isEmpty()) {
      String summary = "kept by " + stage.name() + ": " + examples(stage.keptExamples().size());
      ExampleList.write(page, summary, stage.keptExamples());
    }
  }

  private static String examples(int count) {
    return count == 1 ? "1 example" : Numbers.count(count) + " examples";
  }
}
