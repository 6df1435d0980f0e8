package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents of each stage as a bar: what goes on, then what is removed by reason, and from bar
 * to bar the way of those that go on. All bars have one scale.
 *
 * @param line the stages that hand documents on to each other
 * @param branches the stages that stand beside the line
 */
record FunnelChart(List<StageSummary> line, List<StageSummary> branches) implements Chart {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 30;
  private static final int NAMED_REASONS = 4;

  @Override
  public void writeTo(Html page) {
    Chart.frame(
        page,
        "funnel",
        "Documents through the stages",
        "bar: documents that reach the stage; teal goes on, the rest is removed, by reason",
        this::writeStages);
  }

  private void writeStages(Html page) {
    long most = Math.max(most(line), most(branches));
    page.open("ol");
    for (int i = 0; i < line.size(); i++) {
      long next = i + 1 < line.size() ? line.get(i + 1).in() : -1;
      writeStage(page, line.get(i), next, most);
    }
    page.close("ol");
    if (!branches.isEmpty()) {
      page.element(
          "p",
          "Beside the line: reads documents that stay where they are, and adds new ones.",
          "class",
          "aside");
      page.open("ol", "class", "branch");
      branches.forEach(stage -> writeStage(page, stage, -1, most));
      page.close("ol");
    }
  }

  private static long most(List<StageSummary> stages) {
    return stages.stream().mapToLong(s -> Math.max(s.in(), s.out())).max().orElse(0);
  }

  /**
   * @param next documents that the next stage gets; negative when there is none
   */
  private static void writeStage(Html page, StageSummary stage, long next, long most) {
    page.newline().open("li");
    page.open("div", "class", "stage").element("strong", stage.name()).text(" ");
    page.element("span", Numbers.count(stage.in()) + " in").close("div");

    page.open("div", "class", "flow").append(bar(stage, most));
    if (next >= 0) {
      page.append(
          Svg.strip("join", WIDTH, HEIGHT)
              .polygon(
                  "join", 0, 0, width(stage.out(), most), 0, width(next, most), HEIGHT, 0, HEIGHT)
              .finish());
    }
    page.close("div");

    page.open("div", "class", "figures").open("p");
    page.element("strong", Numbers.count(stage.out())).text(" out, ");
    page.text(Numbers.share(stage.out(), stage.in())).close("p");
    writeReasons(page, stage);
    page.close("div").close("li");
  }

  private static Html bar(StageSummary stage, long most) {
    Svg svg = Svg.strip("bar", WIDTH, HEIGHT);
    double x = width(stage.out(), most);
    svg.rect("kept", 0, 0, x, HEIGHT, stage.name() + ": " + Numbers.count(stage.out()) + " go on");
    for (int rank = 0; rank < stage.reasons().size(); rank++) {
      ReasonSummary reason = stage.reasons().get(rank);
      double width = width(reason.documents(), most);
      String tip = reason.code() + ": " + Numbers.count(reason.documents());
      svg.rect(ReasonPalette.cssClass(stage, rank), x, 0, width, HEIGHT, tip);
      x += width;
    }
    long unexplained = ReasonPalette.unexplained(stage);
    if (unexplained > 0) {
      svg.rect(ReasonPalette.NEUTRAL, x, 0, width(unexplained, most), HEIGHT, "no reason given");
    }
    return svg.finish();
  }

  private static double width(long documents, long most) {
    return most == 0 ? 0 : WIDTH * documents / most;
  }

  private static void writeReasons(Html page, StageSummary stage) {
    List<Html> entries = new ArrayList<>();
    List<ReasonSummary> reasons = stage.reasons();
    // A list that is one too long shows the one instead of "1 more".
    int named = reasons.size() <= NAMED_REASONS + 1 ? reasons.size() : NAMED_REASONS;
    for (int rank = 0; rank < named; rank++) {
      ReasonSummary reason = reasons.get(rank);
      entries.add(
          new Html()
              .append(ReasonPalette.swatch(stage, rank))
              .element("span", reason.shortCode())
              .text(" " + Numbers.count(reason.documents())));
    }
    if (named < reasons.size()) {
      long rest = reasons.stream().skip(named).mapToLong(ReasonSummary::documents).sum();
      entries.add(
          new Html()
              .append(ReasonPalette.swatch(stage, named))
              .text((reasons.size() - named) + " more reasons " + Numbers.count(rest)));
    }
    if (!entries.isEmpty()) {
      page.open("ul");
      entries.forEach(entry -> page.open("li").append(entry).close("li"));
      page.close("ul");
    }
  }
}
