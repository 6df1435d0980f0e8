package io.mimodata.filter.spark;

import io.mimodata.document.StageException;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.DocumentWork;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.tagger.TaggerPanel;
import io.mimodata.filter.tagger.TaggerSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * One partition of the filter stage. The tags that its taggers gave are kept when it is through with
 * a partition; what ends before its time leaves none.
 */
final class FilterTask implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final FilterConfig config;
  private final List<TaggerSource> taggers;
  private final Broadcast<ContaminationIndex> contamination;
  private final String tagFolder;
  private final SerializableConfiguration hadoop;

  /**
   * @param tagFolder where tags of this revision are kept; null for nowhere
   */
  FilterTask(
      FilterConfig config,
      List<TaggerSource> taggers,
      Broadcast<ContaminationIndex> contamination,
      String tagFolder,
      SerializableConfiguration hadoop) {
    this.config = config;
    this.taggers = List.copyOf(taggers);
    this.contamination = contamination;
    this.tagFolder = tagFolder;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    Map<String, KeptTags> kept = new LinkedHashMap<>();
    FilterRows rows =
        new FilterRows(
            documents,
            () ->
                new DocumentWork(
                    config, contamination.value(), new TaggerPanel(taggers)),
            file -> kept.computeIfAbsent(file, this::open),
            TaggerPanel.models(taggers),
            config.timeLimitSeconds());
    TaskContext task = TaskContext.get();
    TaskCompletionListener close = context -> rows.close();
    task.addTaskCompletionListener(close);
    String attempt = String.valueOf(task.taskAttemptId());
    return new Iterator<>() {
      private boolean isDone;

      @Override
      public boolean hasNext() {
        boolean more = rows.hasNext();
        if (!more && !isDone) {
          isDone = true;
          kept.values().forEach(tags -> keep(tags, attempt));
        }
        return more;
      }

      @Override
      public Row next() {
        return rows.next();
      }
    };
  }

  private KeptTags open(String file) {
    if (tagFolder == null || file.isEmpty()) {
      return KeptTags.none();
    }
    try {
      return KeptTags.open(tagFolder, file, hadoop.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(KeptTags tags, String attempt) {
    try {
      tags.close(attempt);
    } catch (IOException e) {
      throw new StageException(
          "The tags can't be kept (%s): make their folder writable, or set filter.keep_tags=false"
              .formatted(e.getMessage()),
          e);
    }
  }
}
