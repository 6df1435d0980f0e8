package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the training stages are made of, side by side: each part's share of a stage's tokens. */
final class CompositionMatrix {
  private static final int MAX_PARTS = 14;

  private CompositionMatrix() {}

  /**
   * The parts with the most tokens in all stages come first; the small ones become one row.
   *
   * @param partName what a part is, such as a domain
   * @param tokens a stage's tokens by part
   * @return nothing when no stage knows its parts
   */
  static Optional<MatrixChart> of(
      String partName, List<TrainingStage> stages, Function<TrainingStage, List<Amount>> tokens) {
    List<String> names = byTokens(stages.stream().flatMap(s -> tokens.apply(s).stream()).toList());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<Map<String, Double>> shares = stages.stream().map(s -> shares(tokens.apply(s))).toList();
    int shown = names.size() <= MAX_PARTS ? names.size() : MAX_PARTS - 1;
    List<MatrixChart.Part> rows = new ArrayList<>();
    for (String name : names.subList(0, shown)) {
      rows.add(row(name, List.of(name), shares));
    }
    List<String> rest = names.subList(shown, names.size());
    if (!rest.isEmpty()) {
      rows.add(row(Numbers.count(rest.size()) + " others", rest, shares));
    }
    return Optional.of(
        new MatrixChart(
            "Composition by " + partName,
            "share of a stage's tokens",
            partName,
            stages.stream().map(TrainingStage::name).toList(),
            rows));
  }

  private static List<String> byTokens(List<Amount> amounts) {
    Map<String, Double> totals = new LinkedHashMap<>();
    amounts.forEach(amount -> totals.merge(amount.label(), amount.value(), Double::sum));
    List<Amount> parts =
        totals.entrySet().stream().map(e -> new Amount(e.getKey(), e.getValue())).toList();
    return Amount.largest(parts, parts.size()).stream().map(Amount::label).toList();
  }

  private static Map<String, Double> shares(List<Amount> tokens) {
    double total = Amount.total(tokens);
    Map<String, Double> shares = new HashMap<>();
    if (total > 0) {
      tokens.forEach(part -> shares.merge(part.label(), part.value() / total, Double::sum));
    }
    return shares;
  }

  private static MatrixChart.Part row(
      String label, List<String> parts, List<Map<String, Double>> shares) {
    return new MatrixChart.Part(
        label,
        shares.stream()
            .map(stage -> parts.stream().mapToDouble(p -> stage.getOrDefault(p, 0.0)).sum())
            .toList());
  }
}
