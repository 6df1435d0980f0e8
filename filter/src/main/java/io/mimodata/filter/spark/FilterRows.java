package io.mimodata.filter.spark;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.spark.Schemas;
import io.mimodata.filter.DocumentTagger;
import io.mimodata.filter.DocumentTags;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.policy.Policy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of one partition, each with its tags and its removal. A document whose tagging fails or
 * takes too long has no tags. The thread that works on documents ends with the task.
 */
final class FilterRows implements Iterator<Row> {
  private static final int INPUT_COLUMNS = Schemas.DEDUPED.size();

  private final Iterator<Row> documents;
  private final Policy policy;
  private final ContaminationIndex contamination;
  private final double languageScore;
  private final int timeLimitSeconds;
  private final BoundedWork work;
  private DocumentTagger tagger;

  FilterRows(Iterator<Row> documents, FilterConfig config, ContaminationIndex contamination) {
    this.documents = documents;
    this.policy = new Policy(config);
    this.contamination = contamination;
    this.languageScore = config.languageScore();
    this.timeLimitSeconds = config.timeLimitSeconds();
    this.work = new BoundedWork("filter", timeLimitSeconds * 1000L);
    this.tagger = new DocumentTagger(languageScore);
    TaskCompletionListener endWork = context -> work.close();
    TaskContext.get().addTaskCompletionListener(endWork);
  }

  /** What is found out within the time limit. */
  private record Judgement(DocumentTags tags, Optional<Removal> removal) {}

  @Override
  public boolean hasNext() {
    return documents.hasNext();
  }

  @Override
  public Row next() {
    Row document = documents.next();
    DocumentTagger current = tagger;
    BoundedWork.Outcome<Judgement> outcome;
    try {
      outcome = work.call(() -> judge(document, current));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was cancelled", e);
    }
    if (outcome.timedOut()) {
      tagger =
          new DocumentTagger(languageScore); // the thread left behind may still use the old one
      return row(
          document,
          null,
          Removal.of(
              Reason.FILTER_TIMEOUT, "tagging took more than %d s".formatted(timeLimitSeconds)));
    }
    if (outcome.failure() != null) {
      return row(document, null, Removal.of(Reason.FILTER_FAILED, outcome.describeFailure()));
    }
    return row(document, outcome.value().tags(), outcome.value().removal().orElse(null));
  }

  private Judgement judge(Row document, DocumentTagger tagger) {
    String text = document.getAs(Columns.TEXT);
    String known = text == null ? "" : text;
    DocumentTags tags = tagger.tag(known, spans(document));
    return new Judgement(tags, policy.judge(tags).or(() -> contaminated(known)));
  }

  private Optional<Removal> contaminated(String text) {
    List<ContaminationIndex.Match> matches = contamination.find(text);
    return matches.stream()
        .findFirst()
        .map(
            first ->
                Removal.of(
                    Reason.FILTER_CONTAMINATED,
                    "shares %d passages with evaluation sets, first %d words with %s: %s"
                        .formatted(matches.size(), first.words(), first.item(), first.passage())));
  }

  private static List<Span> spans(Row document) {
    int column = document.fieldIndex(Columns.SPANS);
    List<Span> spans = new ArrayList<>();
    if (!document.isNullAt(column)) {
      for (Row span : document.<Row>getList(column)) {
        spans.add(new Span(span.getString(0), span.getInt(1), span.getInt(2)));
      }
    }
    return spans;
  }

  private static Row row(Row document, DocumentTags tags, Removal removal) {
    Object[] values = new Object[Schemas.FILTERED.size() + 1];
    for (int i = 0; i < INPUT_COLUMNS; i++) {
      values[i] = document.get(i);
    }
    if (tags != null) {
      int i = INPUT_COLUMNS;
      values[i++] = tags.language().tag();
      values[i++] = tags.language().score();
      values[i++] = tags.domain().domain().key();
      values[i++] = tags.domain().score();
      values[i++] = CollectionConverters.asScala(tags.quality().toMap());
      values[i++] = CollectionConverters.asScala(tags.signals().toMap());
      values[i] = tags.quality().samplingWeight();
    }
    values[values.length - 1] = Schemas.removalRow(removal);
    return RowFactory.create(values);
  }
}
