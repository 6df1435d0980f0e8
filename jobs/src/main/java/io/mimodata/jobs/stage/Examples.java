package io.mimodata.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.mimodata.document.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Picks the documents that a report shows: of each reason, and of those that go on, the few with
 * the smallest ids. Ids are hashes, so that is a random choice, and the same at every run.
 */
final class Examples {
  private static final int PER_REASON = 4;
  private static final int EXCERPT = 500;
  private static final String KEPT = "";

  private Examples() {}

  /** One document of a report. Nulls where the stage does not know. */
  record Example(
      String id,
      String url,
      String path,
      String source,
      String title,
      String excerpt,
      String detail,
      String duplicateOf,
      int formulas,
      int codeSpans)
      implements Serializable {}

  /** Returns examples by reason code; those that go on stand under the empty code. */
  static Map<String, List<Example>> of(Dataset<Row> result) {
    List<String> columns = Arrays.asList(result.columns());
    boolean spans = columns.contains(Columns.SPANS);
    Dataset<Row> narrow =
        result.select(
            expr("coalesce(removal.reason, '')").as("reason"),
            col(Columns.ID),
            col(Columns.URL),
            col(Columns.PATH),
            col(Columns.SOURCE),
            known(columns, Columns.TITLE, "title"),
            known(columns, Columns.TEXT, "substring(text, 1, " + EXCERPT + ")"),
            col("removal.detail"),
            col("removal.duplicate_of"),
            counted(spans, "formula"),
            counted(spans, "code"));
    List<Row> candidates =
        narrow
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) Examples::smallest, Encoders.row(narrow.schema()))
            .collectAsList();
    Map<String, List<Example>> examples = new TreeMap<>();
    smallest(candidates.iterator())
        .forEachRemaining(
            row ->
                examples
                    .computeIfAbsent(row.getString(0), k -> new ArrayList<>())
                    .add(example(row)));
    return examples;
  }

  static List<Example> kept(Map<String, List<Example>> examples) {
    return examples.getOrDefault(KEPT, List.of());
  }

  private static Column counted(boolean spans, String kind) {
    return spans
        ? expr("coalesce(size(filter(spans, s -> s.kind = '%s')), 0)".formatted(kind))
        : lit(0);
  }

  private static Column known(List<String> columns, String name, String expression) {
    return (columns.contains(name) ? expr(expression) : lit(null)).cast("string").as(name);
  }

  private static Iterator<Row> smallest(Iterator<Row> rows) {
    Map<String, PriorityQueue<Row>> byReason = new TreeMap<>();
    Comparator<Row> byId = Comparator.comparing(row -> row.getString(1));
    while (rows.hasNext()) {
      Row row = rows.next();
      PriorityQueue<Row> queue =
          byReason.computeIfAbsent(row.getString(0), k -> new PriorityQueue<>(byId.reversed()));
      queue.add(row);
      if (queue.size() > PER_REASON) {
        queue.poll();
      }
    }
    return byReason.values().stream().flatMap(queue -> queue.stream().sorted(byId)).iterator();
  }

  private static Example example(Row row) {
    return new Example(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getInt(9),
        row.getInt(10));
  }
}
