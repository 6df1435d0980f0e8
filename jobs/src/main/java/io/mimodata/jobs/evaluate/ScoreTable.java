package io.mimodata.jobs.evaluate;

import io.mimodata.synthgen.evaluate.Estimate;
import io.mimodata.synthgen.evaluate.Scores;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures for people: a line for each group, each figure with its interval of 95 %. */
final class ScoreTable {
  private static final int LONGEST_NAME = 40;

  private final StringBuilder text = new StringBuilder();
  private final int width;

  private ScoreTable(Map<String, Scores> groups) {
    width =
        Math.min(LONGEST_NAME, groups.keySet().stream().mapToInt(String::length).max().orElse(0));
  }

  /**
   * A table with a head.
   *
   * @param groups by name, at least one, with the same columns
   * @param samples responses to each problem
   */
  static String of(Map<String, Scores> groups, int samples) {
    ScoreTable table = new ScoreTable(groups);
    table.name("").append(" problems");
    table.head("avg@" + samples);
    groups.values().iterator().next().passAt().keySet().forEach(k -> table.head("pass@" + k));
    groups.forEach(table::line);
    return table
        .text
        .toString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private StringBuilder name(String name) {
    String cut = name.length() <= width ? name : name.substring(0, width - 1) + "…";
    return text.append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", cut));
  }

  private void head(String name) {
    text.append(String.format(Locale.ROOT, "  %-20s", name));
  }

  private void line(String name, Scores scores) {
    text.append('\n');
    name(name).append(String.format(Locale.ROOT, " %,8d", scores.average().problems()));
    figure(scores.average());
    scores.passAt().values().forEach(this::figure);
  }

  private void figure(Estimate estimate) {
    String interval =
        String.format(Locale.ROOT, "[%.1f, %.1f]", 100 * estimate.low(), 100 * estimate.high());
    text.append(String.format(Locale.ROOT, "  %5.1f %-14s", 100 * estimate.value(), interval));
  }
}
