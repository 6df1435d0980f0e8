package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.linear.FeatureRow;
import io.mimodata.filter.tagger.linear.FeatureSpace;
import io.mimodata.filter.tagger.linear.RowBuilder;

/** The vectors of a corpus in a space, made anew each time they are read. Not thread-safe. */
final class CorpusRows {
  private final Corpus corpus;
  private final SpaceFitter.Fitted fitted;
  private final RowBuilder builder;

  CorpusRows(Corpus corpus, SpaceFitter.Fitted fitted) {
    this.corpus = corpus;
    this.fitted = fitted;
    this.builder = new RowBuilder(fitted.space());
  }

  FeatureSpace space() {
    return fitted.space();
  }

  /** The vector of a document, valid until the next is asked for. */
  FeatureRow of(int document) {
    corpus.read(
        document,
        (feature, count) -> {
          int row = fitted.rows()[feature];
          if (row >= 0) {
            builder.addRow(row, count);
          }
        });
    return builder.finish(signal -> corpus.signal(document, signal));
  }
}
