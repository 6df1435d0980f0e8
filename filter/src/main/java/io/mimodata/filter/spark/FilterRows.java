package io.mimodata.filter.spark;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.filter.DocumentTags;
import io.mimodata.filter.DocumentWork;
import io.mimodata.filter.DocumentWork.Opened;
import io.mimodata.filter.DocumentWork.Outcome;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.TaggerDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of one partition, each with its tags and its removal, in their order. Taggers that like
 * batches see many documents at once; all else is done on one document within its time limit. A
 * document whose work fails or takes too long has no tags.
 */
final class FilterRows implements Iterator<Row>, AutoCloseable {
  private static final int INPUT_COLUMNS = Schemas.DEDUPED.size();

  private final Iterator<Row> documents;
  private final Supplier<DocumentWork> works;
  private final Function<String, KeptTags> kept;
  private final scala.collection.Map<String, String> models;
  private final int timeLimitSeconds;
  private final BoundedWork bounded;
  private final Deque<Row> ready = new ArrayDeque<>();
  private DocumentWork work;

  /**
   * @param documents with the columns of {@link Schemas#DEDUPED} and the name of their file
   * @param works makes what does the work; made anew after a timeout
   * @param kept opens the tags that are kept of a file's documents
   * @param models that tell the tags, for the column of that name
   */
  FilterRows(
      Iterator<Row> documents,
      Supplier<DocumentWork> works,
      Function<String, KeptTags> kept,
      Map<String, String> models,
      int timeLimitSeconds) {
    this.documents = documents;
    this.works = works;
    this.kept = kept;
    this.models = CollectionConverters.asScala(models);
    this.timeLimitSeconds = timeLimitSeconds;
    this.bounded = new BoundedWork("filter", timeLimitSeconds * 1000L);
    this.work = works.get();
  }

  /** One document on its way; as far as it has come. */
  private static final class Pending {
    private final Row row;

    /** Tags from before, or null. */
    private final DocumentTags known;

    private Opened opened;
    private Removal failure;
    private Outcome outcome;

    Pending(Row row, DocumentTags known) {
      this.row = row;
      this.known = known;
    }
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && documents.hasNext()) {
      if (work.batchSize() == 1) {
        ready.add(row(alone(documents.next())));
      } else {
        together();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private Pending alone(Row row) {
    Pending pending = new Pending(row, known(row));
    DocumentWork current = work;
    if (pending.known == null) {
      current.openTaggers(); // not within a document's time
    }
    within(
        pending,
        () -> {
          Opened opened = open(pending, current);
          if (opened.tags() == null) {
            opened = current.tagged(opened, current.tag(List.of(opened.document())).get(0));
          }
          return new Finished(opened, current.finish(opened));
        },
        finished -> {
          keep(pending, finished.opened());
          pending.outcome = finished.outcome();
        });
    return pending;
  }

  private record Finished(Opened opened, Outcome outcome) {}

  private void together() {
    List<Pending> batch = new ArrayList<>();
    while (batch.size() < work.batchSize() && documents.hasNext()) {
      Row row = documents.next();
      Pending pending = new Pending(row, known(row));
      DocumentWork current = work;
      within(pending, () -> open(pending, current), opened -> pending.opened = opened);
      batch.add(pending);
    }
    List<Pending> untagged =
        batch.stream().filter(each -> each.opened != null && each.opened.tags() == null).toList();
    List<TaggerDocument> asked = untagged.stream().map(each -> each.opened.document()).toList();
    List<Tagged> results = asked.isEmpty() ? List.of() : work.tag(asked);
    for (int i = 0; i < untagged.size(); i++) {
      Pending pending = untagged.get(i);
      pending.opened = work.tagged(pending.opened, results.get(i));
      keep(pending, pending.opened);
    }
    for (Pending pending : batch) {
      if (pending.opened != null) {
        DocumentWork current = work;
        within(pending, () -> current.finish(pending.opened), outcome -> pending.outcome = outcome);
      }
      ready.add(row(pending));
    }
  }

  /** Does one step of the work on one document. */
  private <T> void within(Pending pending, Callable<T> step, Consumer<T> to) {
    BoundedWork.Outcome<T> outcome;
    try {
      outcome = bounded.call(step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was cancelled", e);
    }
    if (outcome.timedOut()) {
      work = works.get(); // the thread left behind may still use the old one
      pending.failure =
          Removal.of(
              Reason.FILTER_TIMEOUT, "tagging took more than %d s".formatted(timeLimitSeconds));
    } else if (outcome.failure() instanceof StageException broken) {
      throw broken;
    } else if (outcome.failure() != null) {
      pending.failure = Removal.of(Reason.FILTER_FAILED, outcome.describeFailure());
    } else {
      to.accept(outcome.value());
    }
  }

  private static Opened open(Pending pending, DocumentWork work) {
    Row row = pending.row;
    return work.open(
        row.getAs(Columns.TITLE), text(row), Schemas.spans(row), source(row), pending.known);
  }

  private DocumentTags known(Row row) {
    return kept(row).find(id(row), text(row)).orElse(null);
  }

  /** Keeps tags that were not known. */
  private void keep(Pending pending, Opened opened) {
    if (pending.known == null && opened.tags() != null) {
      kept(pending.row).add(id(pending.row), text(pending.row), opened.tags());
    }
  }

  private KeptTags kept(Row row) {
    return kept.apply(row.getString(INPUT_COLUMNS));
  }

  private static String id(Row row) {
    return row.getAs(Columns.ID);
  }

  private static String source(Row row) {
    return row.getAs(Columns.SOURCE);
  }

  private static String text(Row row) {
    String text = row.getAs(Columns.TEXT);
    return text == null ? "" : text;
  }

  private Row row(Pending pending) {
    Object[] values = new Object[Schemas.FILTERED.size() + 1];
    for (int i = 0; i < INPUT_COLUMNS; i++) {
      values[i] = pending.row.get(i);
    }
    Outcome outcome = pending.outcome;
    if (outcome == null) {
      values[values.length - 1] = Schemas.removalRow(pending.failure);
      return RowFactory.create(values);
    }
    if (outcome.spans() != null) {
      values[Schemas.FILTERED.fieldIndex(Columns.TEXT)] = outcome.text();
      values[Schemas.FILTERED.fieldIndex(Columns.SPANS)] = Schemas.spanRows(outcome.spans());
    }
    if (outcome.tags() != null) {
      int i = INPUT_COLUMNS;
      values[i++] = outcome.tags().language().tag();
      values[i++] = outcome.tags().language().score();
      values[i++] = outcome.tags().domain().map(domain -> domain.key()).orElse(null);
      values[i++] = outcome.tags().domainScore();
      values[i++] = CollectionConverters.asScala(outcome.tags().quality());
      values[i++] = CollectionConverters.asScala(outcome.signals());
      values[i++] = outcome.weight();
      values[i++] =
          outcome.tags().language().isMixed() ? outcome.tags().language().secondTag() : null;
      values[i] = models;
    }
    values[values.length - 1] = Schemas.removalRow(outcome.removal());
    return RowFactory.create(values);
  }

  @Override
  public void close() {
    bounded.close();
    work.close();
  }
}
