package io.mimodata.benchmarks.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Figures by name, one of each round. Names have none or one figure in each round. */
final class Figures {
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  void add(String name, double value) {
    figures.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
  }

  double median(String name) {
    return median(figures.get(name));
  }

  double best(String name) {
    return figures.get(name).stream().mapToDouble(value -> value).max().orElseThrow();
  }

  /** The median of the rounds' ratios, as noise is shared by what was measured side by side. */
  double ratio(String name, String other) {
    List<Double> values = figures.get(name);
    List<Double> others = figures.get(other);
    return median(
        IntStream.range(0, values.size())
            .mapToObj(round -> values.get(round) / others.get(round))
            .toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
