package io.mimodata.jobs.report;

import java.util.Optional;

/** Why documents were removed, how many, and examples of those removed and of those kept. */
final class RemovalSection {
  private RemovalSection() {}

  static Optional<Section> of(RunSummary run) {
    boolean removed = run.stages().stream().anyMatch(s -> s.removed() > 0);
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
                new RemovalTable(run).writeTo(page);
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

  private static void writeKept(Html page, StageSummary stage) {
    if (!stage.keptExamples().isEmpty()) {
      String summary = "kept by " + stage.name() + ": " + ExampleList.count(stage.keptExamples());
      ExampleList.write(page, summary, stage.keptExamples());
    }
  }
}
