package io.mimodata.mixture.spark;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.BoundedWork.Outcome;
import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.bpe.Ids;
import io.mimodata.mixture.sample.TokenEstimate;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

/** Turns the text of each document into ids. */
final class Tokenizing implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** What is smaller takes milliseconds, and less than a watch over it. */
  private static final int SMALL = 1 << 18;

  private static final String ASSISTANT = "assistant";

  private static final String[] OTHERS = {
    Columns.SOURCE_ID, Columns.URL, Columns.PATH, Columns.SPANS, Columns.MESSAGES
  };

  private final Broadcast<TokenizerSource> source;
  private final DocumentColumns columns;
  private final long documentMillis;
  private final boolean maskPrompts;

  /** Which part of the documents is tokenized; the others get one token and no ids. */
  private final double rate;

  private Tokenizing(Broadcast<TokenizerSource> source, MixtureConfig config, double rate) {
    this.source = source;
    this.columns = new DocumentColumns(config.quality());
    this.documentMillis = config.documentMillis();
    this.maskPrompts = config.shards().maskPrompts();
    this.rate = rate;
  }

  /** Rows of {@link TokenizedDocuments#SCHEMA}, one for each document. */
  static Dataset<Row> all(
      Dataset<Row> documents, Broadcast<TokenizerSource> source, MixtureConfig config) {
    return sample(documents, source, config, 1);
  }

  /**
   * The same, in which only a sample is tokenized ({@link TokenEstimate#isSampled}).
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
            new Tokenizing(source, config, rate), Encoders.row(TokenizedDocuments.SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    Tokenizer tokenizer = source.value().tokenizer();
    BoundedWork work = new BoundedWork("tokenize", documentMillis);
    Ids room = new Ids(SMALL);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> work.close());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Row next() {
        try {
          return tokenize(documents.next(), tokenizer, room, work);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("The task was interrupted", e);
        }
      }
    };
  }

  /**
   * Tokenizes one document.
   *
   * @param room for the ids of a small one
   */
  private Row tokenize(Row document, Tokenizer tokenizer, Ids room, BoundedWork work)
      throws InterruptedException {
    int others = DocumentColumns.others();
    Object[] values =
        TokenizedDocuments.values(
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
      String answer = maskPrompts ? answer(document) : null;
      Outcome<Encoded> outcome =
          text.length < SMALL
              ? atOnce(() -> encode(tokenizer, text, answer, room))
              // After a timeout it may still be at work, so it has a room of its own.
              : work.call(() -> encode(tokenizer, text, answer, new Ids(SMALL)));
      if (outcome.timedOut()) {
        return removed(
            values,
            Reason.MIXTURE_TIMEOUT,
            "%d bytes of text, longer than %d ms".formatted(text.length, documentMillis));
      }
      if (outcome.failure() != null) {
        return removed(values, Reason.MIXTURE_FAILED, outcome.describeFailure());
      }
      byte[] ids = outcome.value().ids;
      TokenizedDocuments.tokenize(values, outcome.value().unlearned, ids);
      tokens = ids.length / Integer.BYTES;
    }
    List<Row> spans = document.isNullAt(others + 3) ? List.of() : rows(document, others + 3);
    double characters = Math.max(1, characters(text));
    TokenizedDocuments.measure(
        values,
        tokens,
        text.length,
        Math.min(1, covered(spans, Span.FORMULA) / characters),
        Math.min(1, covered(spans, Span.CODE) / characters));
    return RowFactory.create(values);
  }

  /** The ids of a text, closed by EOD, and how many of the first the loss leaves out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Encoded(int unlearned, byte[] ids) {}

  private static Encoded encode(Tokenizer tokenizer, byte[] text, String answer, Ids room) {
    room.clear();
    tokenizer.encode(text, room);
    room.add(tokenizer.eod());
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * room.size()).order(ByteOrder.LITTLE_ENDIAN);
    room.putTo(bytes.asIntBuffer());
    int answerAt = answer == null ? 0 : AnswerPlace.of(text, answer);
    return new Encoded(answerAt == 0 ? 0 : tokenizer.idsBefore(text, answerAt), bytes.array());
  }

  /** The last answer of a document with messages; null where it has none. */
  private static String answer(Row document) {
    int messagesAt = DocumentColumns.others() + 4;
    List<Row> messages = document.isNullAt(messagesAt) ? List.of() : rows(document, messagesAt);
    if (messages.isEmpty() || !ASSISTANT.equals(messages.get(messages.size() - 1).getString(0))) {
      return null;
    }
    return messages.get(messages.size() - 1).getString(1);
  }

  private static Outcome<Encoded> atOnce(Callable<Encoded> work) {
    try {
      return new Outcome<>(work.call(), false, null);
    } catch (Exception | StackOverflowError e) {
      return new Outcome<>(null, false, e);
    }
  }

  private static Row removed(Object[] values, Reason reason, String detail) {
    TokenizedDocuments.remove(values, Schemas.removalRow(Removal.of(reason, detail)));
    return RowFactory.create(values);
  }

  private static List<Row> rows(Row document, int at) {
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
