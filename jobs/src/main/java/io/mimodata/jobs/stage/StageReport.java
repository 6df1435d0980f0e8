package io.mimodata.jobs.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds {@code report.json} of a stage. It holds no times, so that two runs over the same
 * documents have the same report.
 */
final class StageReport {
  private StageReport() {}

  static JsonNode build(
      String stage,
      Counts counts,
      List<StageFigures.Cell> cells,
      Map<String, List<Examples.Example>> examples,
      boolean spansKnownBefore,
      boolean spansKnownAfter,
      Map<String, Object> details) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("stage", stage);
    report.put("documents", documents(counts));
    report.put("removed_by_reason", reasons(cells, examples));
    report.put("kept_examples", Examples.kept(examples));
    report.put("by_source", bySource(cells));
    List<Object> domains = byDomain(cells, spansKnownAfter);
    if (!domains.isEmpty()) {
      report.put("by_domain", domains);
    }
    if (spansKnownBefore) {
      report.put("before", sum(cells, false));
    }
    if (spansKnownAfter) {
      report.put("after", sum(cells, true));
      report.put("length_histogram", lengths(cells));
    }
    report.put("details", ordered(details));
    return SnakeCase.inOrder(report);
  }

  /**
   * Keeps the order that a stage gave its figures, and sorts the maps that have none: theirs
   * differs from one process to the next.
   */
  private static Object ordered(Object value) {
    if (value instanceof Map<?, ?> map) {
      boolean hasOrder = map instanceof LinkedHashMap<?, ?> || map instanceof SortedMap<?, ?>;
      Map<Object, Object> copy = new LinkedHashMap<>();
      (hasOrder ? map : new TreeMap<Object, Object>(map))
          .forEach((k, v) -> copy.put(k, ordered(v)));
      return copy;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(StageReport::ordered).toList();
    }
    return value;
  }

  private static Map<String, Object> documents(Counts counts) {
    Map<String, Object> documents = new LinkedHashMap<>();
    documents.put("in", counts.in());
    documents.put("out", counts.out());
    documents.put("removed", counts.removed());
    return documents;
  }

  private static List<Object> reasons(
      List<StageFigures.Cell> cells, Map<String, List<Examples.Example>> examples) {
    Map<String, Long> documents = new TreeMap<>();
    for (StageFigures.Cell cell : cells) {
      if (!cell.isKept()) {
        documents.merge(cell.reason(), cell.documents(), Long::sum);
      }
    }
    List<Object> reasons = new ArrayList<>();
    documents.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry -> {
              Map<String, Object> reason = new LinkedHashMap<>();
              reason.put("reason", entry.getKey());
              reason.put("meaning", Reason.ofCode(entry.getKey()).map(Reason::meaning).orElse(""));
              reason.put("documents", entry.getValue());
              reason.put("examples", examples.getOrDefault(entry.getKey(), List.of()));
              reasons.add(reason);
            });
    return reasons;
  }

  private static List<Object> bySource(List<StageFigures.Cell> cells) {
    Map<String, long[]> sources = new TreeMap<>();
    for (StageFigures.Cell cell : cells) {
      long[] sums = sources.computeIfAbsent(String.valueOf(cell.source()), k -> new long[2]);
      sums[cell.isKept() ? 0 : 1] += cell.documents();
    }
    List<Object> rows = new ArrayList<>();
    sources.forEach(
        (source, sums) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("source", source);
          row.put("in", sums[0] + sums[1]);
          row.put("out", sums[0]);
          row.put("removed", sums[1]);
          rows.add(row);
        });
    return rows;
  }

  private static List<Object> byDomain(List<StageFigures.Cell> cells, boolean textKnown) {
    Map<String, StageFigures.TextFigures> domains = new TreeMap<>();
    for (StageFigures.Cell cell : cells) {
      if (cell.isKept() && cell.domain() != null) {
        domains.merge(cell.domain(), cell.text(), StageFigures.TextFigures::plus);
      }
    }
    List<Object> rows = new ArrayList<>();
    domains.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, StageFigures.TextFigures> e) -> -e.getValue().documents())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            entry -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("domain", entry.getKey());
              row.put("documents", entry.getValue().documents());
              if (textKnown) {
                row.put("characters", entry.getValue().characters());
              }
              rows.add(row);
            });
    return rows;
  }

  private static StageFigures.TextFigures sum(List<StageFigures.Cell> cells, boolean keptOnly) {
    return cells.stream()
        .filter(cell -> cell.isKept() || !keptOnly)
        .map(StageFigures.Cell::text)
        .reduce(StageFigures.TextFigures.NONE, StageFigures.TextFigures::plus);
  }

  private static List<Object> lengths(List<StageFigures.Cell> cells) {
    Map<Long, Long> documents = new TreeMap<>();
    for (StageFigures.Cell cell : cells) {
      if (cell.isKept()) {
        documents.merge(cell.upto(), cell.documents(), Long::sum);
      }
    }
    List<Object> rows = new ArrayList<>();
    documents.forEach(
        (upto, n) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("upto", upto);
          row.put("documents", n);
          rows.add(row);
        });
    return rows;
  }
}
