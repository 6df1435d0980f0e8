package io.mimodata.mixture.spark;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.BoundedWork.Outcome;
import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.sample.TokenEstimate;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the tokens of each document, the one that closes it included. */
final class TokenCounting implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** What is smaller takes milliseconds, and less than a watch over it. */
  private static final int SMALL = 1 << 18;

  private static final String[] OTHERS = {
    Columns.SOURCE_ID, Columns.URL, Columns.PATH, Columns.SPANS
  };

  private final Broadcast<TokenizerSource> source;
  private final DocumentColumns columns;
  private final long documentMillis;

  /** Which part of the documents is counted; the others get 1. */
  private final double rate;

  private TokenCounting(Broadcast<TokenizerSource> source, MixtureConfig config, double rate) {
    this.source = source;
    this.columns = new DocumentColumns(config.quality());
    this.documentMillis = config.documentMillis();
    this.rate = rate;
  }

  /** Rows of {@link CountedDocuments#SCHEMA}, one for each document. */
  static Dataset<Row> count(
      Dataset<Row> documents, Broadcast<TokenizerSource> source, MixtureConfig config) {
    return sample(documents, source, config, 1);
  }

  /**
   * The same, in which only a sample is counted ({@link TokenEstimate#isSampled}).
   *
   * @param rate of the sample
   */
  static Dataset<Row> sample(
      Dataset<Row> documents,
      Broadcast<TokenizerSource> source,
      MixtureConfig config,
      double rate) {
    return DocumentColumns.select(documents, OTHERS)
        .mapPartitions(
            new TokenCounting(source, config, rate),
            org.apache.spark.sql.Encoders.row(CountedDocuments.SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    Tokenizer tokenizer = source.value().tokenizer();
    BoundedWork work = new BoundedWork("tokenize", documentMillis);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> work.close());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Row next() {
        try {
          return count(documents.next(), tokenizer, work);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("The task was interrupted", e);
        }
      }
    };
  }

  private Row count(Row document, Tokenizer tokenizer, BoundedWork work)
      throws InterruptedException {
    int others = DocumentColumns.others();
    Object[] values =
        CountedDocuments.values(
            columns.ticket(document),
            document.getString(others),
            document.getString(others + 1),
            document.getString(others + 2));
    byte[] text = DocumentColumns.text(document);
    if (text == null || text.length == 0) {
      return removed(values, Reason.MIXTURE_FAILED, "no text");
    }
    long tokens = 1;
    if (TokenEstimate.isSampled(DocumentColumns.id(document), rate)) {
      Outcome<Integer> outcome =
          text.length < SMALL ? atOnce(tokenizer, text) : work.call(() -> tokenizer.count(text));
      if (outcome.timedOut()) {
        return removed(
            values,
            Reason.MIXTURE_TIMEOUT,
            "%d bytes of text, longer than %d ms".formatted(text.length, documentMillis));
      }
      if (outcome.failure() != null) {
        return removed(values, Reason.MIXTURE_FAILED, outcome.describeFailure());
      }
      tokens += outcome.value();
    }
    List<Row> spans = document.isNullAt(others + 3) ? List.of() : spans(document, others + 3);
    double characters = Math.max(1, characters(text));
    CountedDocuments.count(
        values,
        tokens,
        text.length,
        Math.min(1, covered(spans, Span.FORMULA) / characters),
        Math.min(1, covered(spans, Span.CODE) / characters));
    return RowFactory.create(values);
  }

  private static Outcome<Integer> atOnce(Tokenizer tokenizer, byte[] text) {
    try {
      return new Outcome<>(tokenizer.count(text), false, null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome<>(null, false, e);
    }
  }

  private static Row removed(Object[] values, Reason reason, String detail) {
    CountedDocuments.remove(values, Schemas.removalRow(Removal.of(reason, detail)));
    return RowFactory.create(values);
  }

  private static List<Row> spans(Row document, int at) {
    return CollectionConverters.asJava(document.<Row>getSeq(at));
  }

  private static long covered(List<Row> spans, String kind) {
    long covered = 0;
    for (Row span : spans) {
      covered += span.getString(0).equals(kind) ? span.getInt(2) - span.getInt(1) : 0;
    }
    return covered;
  }

  private static long characters(byte[] utf8) {
    long characters = 0;
    for (byte b : utf8) {
      // All but the bytes that go on with a character.
      characters += (b & 0xC0) != 0x80 ? 1 : 0;
    }
    return characters;
  }
}
