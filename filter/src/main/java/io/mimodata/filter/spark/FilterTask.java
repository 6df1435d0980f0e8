package io.mimodata.filter.spark;

import io.mimodata.document.StageException;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.DocumentWork;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.tagger.TaggerPanel;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.filter.wordlist.WordList;
import io.mimodata.filter.wordlist.WordListSignals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * One partition of the filter stage. The tags that its taggers gave are kept when it is through
 * with a partition; what ends before its time leaves none.
 */
final class FilterTask implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final FilterConfig config;
  private final List<TaggerSource> taggers;
  private final Broadcast<ContaminationIndex> contamination;
  private final Map<String, List<String>> wordLists;
  private final String tagFolder;
  private final SerializableConfiguration hadoop;

  /**
   * @param wordLists name to the lines of the list
   * @param tagFolder where tags of this revision are kept; null for nowhere
   */
  FilterTask(
      FilterConfig config,
      List<TaggerSource> taggers,
      Broadcast<ContaminationIndex> contamination,
      Map<String, List<String>> wordLists,
      String tagFolder,
      SerializableConfiguration hadoop) {
    this.config = config;
    this.taggers = List.copyOf(taggers);
    this.contamination = contamination;
    this.wordLists = new TreeMap<>(wordLists);
    this.tagFolder = tagFolder;
    this.hadoop = hadoop;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    Map<String, KeptTags> kept = new LinkedHashMap<>();
    TaggerPanel panel = new TaggerPanel(taggers);
    // Batches are tagged by this thread alone, so what a timeout leaves behind uses no tagger.
    boolean isShared = panel.batchSize() > 1;
    FilterRows rows =
        new FilterRows(
            documents,
            () ->
                new DocumentWork(
                    config,
                    contamination.value(),
                    wordLists(),
                    isShared ? panel : new TaggerPanel(taggers)),
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

  private WordListSignals wordLists() {
    return new WordListSignals(
        wordLists.entrySet().stream()
            .map(list -> WordList.of(list.getKey(), list.getValue()))
            .toList());
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
