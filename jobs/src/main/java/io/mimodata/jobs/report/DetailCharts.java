package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Charts for figures whose form says what they are:
 *
 * <ul>
 *   <li>{@code [{size, clusters}]}: how many clusters there are of each size
 *   <li>{@code [{…, probability}]}: a curve
 *   <li>{@code [{upto, documents}]}, or {@code [{…number, …number}]}: a histogram
 *   <li>{@code {name: number}}, or {@code [{name, number}]}: bars
 * </ul>
 */
final class DetailCharts {
  private static final int MAX_BARS = 14;
  private static final int MAX_SINGLE_SIZES = 14;

  private DetailCharts() {}

  static Optional<Chart> of(String title, JsonNode value) {
    if (value.isObject()) {
      boolean named = value.size() > 1 && all(value, JsonNode::isNumber);
      return named ? bars(title, "", JsonReading.amounts(value)) : Optional.empty();
    }
    if (!value.isArray() || value.isEmpty() || !value.get(0).isObject()) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    value.get(0).fieldNames().forEachRemaining(keys::add);
    if (keys.size() != 2 || !all(value, row -> row.has(keys.get(0)) && row.has(keys.get(1)))) {
      return Optional.empty();
    }
    String first = keys.get(0);
    String second = keys.get(1);
    if (!all(value, row -> row.get(second).isNumber())) {
      return Optional.empty();
    }
    if (all(value, row -> row.get(first).isTextual())) {
      return bars(title, second.replace('_', ' '), JsonReading.amounts(value));
    }
    if (!all(value, row -> row.get(first).isNumber())) {
      return Optional.empty();
    }
    return Optional.of(plot(title, first, second, value));
  }

  private static Chart plot(String title, String first, String second, JsonNode rows) {
    if (second.equals("probability")) {
      List<LineChart.Point> points = new ArrayList<>();
      rows.forEach(
          r ->
              points.add(
                  new LineChart.Point(
                      JsonReading.number(r, first), JsonReading.number(r, second))));
      return new LineChart(
          "Chance that a pair is compared", name(first), name(second), points, true);
    }
    List<Bin> bins = new ArrayList<>();
    rows.forEach(
        r -> bins.add(new Bin(JsonReading.number(r, first), JsonReading.number(r, second))));
    if (first.equals("size")) {
      return sizes(name(second), bins);
    }
    String binName = first.equals("upto") ? "at most" : name(first);
    List<Histogram.Column> columns =
        Bin.complete(bins).stream()
            .map(b -> new Histogram.Column(b.label(), Numbers.decimal(b.upto()), b.documents()))
            .toList();
    return new Histogram(
        title, binName, name(second), columns, Axis.whole(highest(columns)), Measure.COUNT);
  }

  /**
   * Sizes have a long tail: heights are logarithmic, and many sizes are put together by doubling.
   */
  private static Chart sizes(String amountName, List<Bin> bins) {
    Map<Long, Double> amounts = new TreeMap<>();
    boolean doubling = bins.size() > MAX_SINGLE_SIZES;
    for (Bin bin : bins) {
      long size = Math.max(1, (long) bin.upto());
      amounts.merge(doubling ? Long.highestOneBit(size) : size, bin.documents(), Double::sum);
    }
    List<Histogram.Column> columns = new ArrayList<>();
    amounts.forEach(
        (size, amount) -> {
          String range =
              doubling && size > 1
                  ? Numbers.count(size) + "–" + Numbers.count(2 * size - 1)
                  : Numbers.count(size);
          columns.add(new Histogram.Column(Numbers.count(size), range, amount));
        });
    return new Histogram(
        DetailWriter.title(amountName) + " by size",
        doubling ? "size, at least" : "size",
        amountName + ", on a logarithmic scale",
        List.copyOf(columns),
        Axis.logarithmic(highest(columns)),
        Measure.COUNT);
  }

  private static Optional<Chart> bars(String title, String unit, List<Amount> amounts) {
    if (amounts.stream().anyMatch(a -> a.value() < 0)) {
      return Optional.empty();
    }
    List<BarChart.Bar> bars =
        Amount.largest(amounts, MAX_BARS).stream()
            .map(a -> BarChart.Bar.of(a.label(), a.value(), Numbers.decimal(a.value())))
            .toList();
    return Optional.of(new BarChart(title, "", List.of(unit), bars));
  }

  private static double highest(List<Histogram.Column> columns) {
    return columns.stream().mapToDouble(Histogram.Column::amount).max().orElse(0);
  }

  private static String name(String key) {
    return key.replace('_', ' ');
  }

  private static boolean all(JsonNode node, Predicate<JsonNode> test) {
    return StreamSupport.stream(node.spliterator(), false).allMatch(test);
  }
}
