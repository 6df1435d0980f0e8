package io.mimodata.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.mimodata.document.Columns;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;

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

  /** Columns that an example is made of. */
  static List<Column> columns(List<String> columns) {
    boolean spans = columns.contains(Columns.SPANS);
    return List.of(
        col(Columns.ID),
        col(Columns.URL),
        col(Columns.PATH),
        col(Columns.SOURCE),
        known(columns, Columns.TITLE, "title"),
        known(columns, Columns.TEXT, "substring(text, 1, " + EXCERPT + ")"),
        col(Columns.REMOVAL + "." + Columns.DETAIL),
        col(Columns.REMOVAL + "." + Columns.DUPLICATE_OF),
        StageFigures.counted(spans, "formula"),
        StageFigures.counted(spans, "code"));
  }

  /** The examples with the smallest ids of each reason. Not thread-safe. */
  static final class Smallest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, NavigableMap<String, Example>> byReason = new TreeMap<>();

    /**
     * Adds a document.
     *
     * @param reason null if it goes on
     * @param from place of the first of {@link #columns}
     */
    void add(String reason, InternalRow row, int from) {
      NavigableMap<String, Example> examples = of(reason == null ? KEPT : reason);
      String id = StageFigures.string(row, from);
      if (examples.size() < PER_REASON || id.compareTo(examples.lastKey()) < 0) {
        examples.put(id, example(row, from));
        cut(examples);
      }
    }

    void addAll(Smallest other) {
      other.byReason.forEach(
          (reason, examples) -> {
            of(reason).putAll(examples);
            cut(of(reason));
          });
    }

    Map<String, List<Example>> byReason() {
      Map<String, List<Example>> lists = new TreeMap<>();
      byReason.forEach((reason, examples) -> lists.put(reason, List.copyOf(examples.values())));
      return lists;
    }

    private NavigableMap<String, Example> of(String reason) {
      return byReason.computeIfAbsent(reason, r -> new TreeMap<>());
    }

    private static void cut(NavigableMap<String, Example> examples) {
      while (examples.size() > PER_REASON) {
        examples.pollLastEntry();
      }
    }
  }

  static List<Example> kept(Map<String, List<Example>> examples) {
    return examples.getOrDefault(KEPT, List.of());
  }

  private static Column known(List<String> columns, String name, String expression) {
    return (columns.contains(name) ? expr(expression) : lit(null)).cast("string").as(name);
  }

  private static Example example(InternalRow row, int from) {
    return new Example(
        StageFigures.string(row, from),
        StageFigures.string(row, from + 1),
        StageFigures.string(row, from + 2),
        StageFigures.string(row, from + 3),
        StageFigures.string(row, from + 4),
        StageFigures.string(row, from + 5),
        StageFigures.string(row, from + 6),
        StageFigures.string(row, from + 7),
        row.getInt(from + 8),
        row.getInt(from + 9));
  }
}
