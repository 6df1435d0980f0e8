package io.mimodata.jobs.report;

import java.util.Optional;

/** What the run was made from: its inputs and its resolved recipe. */
final class RecipeSection {
  private RecipeSection() {}

  static Optional<Section> of(RunSummary run) {
    if (run.recipe().isBlank() && run.inputs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Section.of(
            "recipe",
            "Made from",
            page -> {
              if (!run.inputs().isEmpty()) {
                page.open("ul", "class", "paths");
                run.inputs().forEach(input -> page.open("li").element("code", input).close("li"));
                page.close("ul");
              }
              if (!run.recipe().isBlank()) {
                page.open("details").element("summary", "Resolved recipe");
                page.element("pre", run.recipe().strip(), "tabindex", "0").close("details");
              }
            }));
  }
}
