package io.mimodata.mixture.spark;

import io.mimodata.document.BoundedWork;
import io.mimodata.document.BoundedWork.Outcome;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;

/** Counts the tokens of each document, the one that closes it included. */
final class TokenCounting implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TokenizerSource> source;
  private final long documentMillis;

  TokenCounting(Broadcast<TokenizerSource> source, long documentMillis) {
    this.source = source;
    this.documentMillis = documentMillis;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    Tokenizer tokenizer = source.value().tokenizer();
    BoundedWork work = new BoundedWork("tokenize", documentMillis);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> work.close());
    return new MappedIterator<>(documents, document -> count(document, tokenizer, work));
  }

  private Row count(Row document, Tokenizer tokenizer, BoundedWork work)
      throws InterruptedException {
    Object[] counted = new Object[CountedDocuments.SCHEMA.length()];
    for (int i = 0; i < CountedDocuments.CARRIED; i++) {
      counted[i] = document.get(i);
    }
    int tokensAt = CountedDocuments.CARRIED;
    int removalAt = tokensAt + 1;
    String text = document.getString(CountedDocuments.CARRIED);
    if (text == null || text.isEmpty()) {
      counted[removalAt] = removal(Reason.MIXTURE_FAILED, "no text");
      return RowFactory.create(counted);
    }
    Outcome<Long> outcome = work.call(() -> tokenizer.encode(text).length + 1L);
    if (outcome.timedOut()) {
      counted[removalAt] =
          removal(
              Reason.MIXTURE_TIMEOUT,
              "%d characters, longer than %d ms".formatted(text.length(), documentMillis));
    } else if (outcome.failure() != null) {
      counted[removalAt] = removal(Reason.MIXTURE_FAILED, outcome.describeFailure());
    } else {
      counted[tokensAt] = outcome.value();
    }
    return RowFactory.create(counted);
  }

  private static Row removal(Reason reason, String detail) {
    return Schemas.removalRow(Removal.of(reason, detail));
  }
}
