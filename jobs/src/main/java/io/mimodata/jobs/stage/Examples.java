package io.mimodata.jobs.stage;

import io.mimodata.document.Columns;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Picks the documents that a report shows: of each reason, and of those that go on, the few with
 * the smallest ids. Ids are hashes, so that is a random choice, and the same at every run.
 */
final class Examples {
  private static final int PER_REASON = 10;
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

  /** The examples with the smallest ids of each reason. Not thread-safe. */
  static final class Smallest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, NavigableMap<String, Example>> byReason = new TreeMap<>();

    /**
     * Adds a document.
     *
     * @param reason null if it goes on
     */
    void add(String reason, InternalRow row, StageFigures.TextFigures text, ResultColumns columns) {
      NavigableMap<String, Example> examples = of(reason == null ? KEPT : reason);
      String id = columns.id(row);
      if (examples.size() < PER_REASON || id.compareTo(examples.lastKey()) < 0) {
        examples.put(id, example(row, text, columns));
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

  private static Example example(
      InternalRow row, StageFigures.TextFigures text, ResultColumns columns) {
    return new Example(
        columns.id(row),
        columns.string(row, columns.place(Columns.URL)),
        columns.string(row, columns.place(Columns.PATH)),
        columns.string(row, columns.place(Columns.SOURCE)),
        columns.string(row, columns.place(Columns.TITLE)),
        columns.excerpt(row, EXCERPT),
        columns.removal(row, Columns.DETAIL),
        columns.removal(row, Columns.DUPLICATE_OF),
        (int) text.formulas(),
        (int) text.codeSpans());
  }
}
