package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;

/** The top of the page: which run this is, and its headline figures. */
final class HeaderSection {
  private record Tile(String name, String figure, String remark) {}

  private HeaderSection() {}

  static void write(Html page, RunSummary run, String kind) {
    page.newline().open("header");
    page.element("p", kind, "class", "kind");
    page.element("h1", run.name().isBlank() ? "unnamed" : run.name());
    writeFacts(page, run);
    page.open("dl", "class", "tiles");
    for (Tile tile : tiles(run)) {
      page.open("div").element("dt", tile.name);
      page.open("dd").element("strong", tile.figure).text(" ");
      page.element("span", tile.remark).close("dd");
      page.close("div");
    }
    page.close("dl");
    if (!run.notes().isEmpty()) {
      page.open("ul", "class", "notes");
      run.notes().forEach(note -> page.element("li", note));
      page.close("ul");
    }
    page.close("header");
  }

  private static void writeFacts(Html page, RunSummary run) {
    List<String> facts = new ArrayList<>();
    if (!run.codeVersion().isBlank()) {
      facts.add("mimo-data " + run.codeVersion());
    }
    if (!run.seed().isBlank()) {
      facts.add("seed " + run.seed());
    }
    run.seconds().ifPresent(seconds -> facts.add(Numbers.duration(seconds) + " in all stages"));
    page.element("p", String.join(" · ", facts), "class", "facts");
  }

  private static List<Tile> tiles(RunSummary run) {
    List<Tile> tiles = new ArrayList<>();
    List<StageSummary> line = run.mainLine();
    if (!line.isEmpty()) {
      StageSummary first = line.get(0);
      StageSummary last = line.get(line.size() - 1);
      tiles.add(new Tile("Documents in", Numbers.headline(first.in()), "read by " + first.name()));
      String share =
          first.in() == 0 ? "" : Numbers.share(last.out(), first.in()) + " of those read, ";
      tiles.add(
          new Tile("Documents kept", Numbers.headline(last.out()), share + "after " + last.name()));
    }
    for (StageSummary branch : run.branches()) {
      String added = Numbers.headline(branch.out());
      tiles.add(new Tile("Documents added", added, "by " + branch.name()));
    }
    for (TrainingStage stage : run.training()) {
      tiles.add(
          new Tile("Tokens in " + stage.name(), Numbers.compact(stage.tokens()), target(stage)));
    }
    return tiles;
  }

  private static String target(TrainingStage stage) {
    String context = "context " + Numbers.count(stage.context());
    return stage.targetTokens() == 0
        ? context
        : Numbers.share(stage.tokens(), stage.targetTokens()) + " of its target, " + context;
  }
}
