package io.mimodata.filter.signal;

import java.util.Arrays;

/** The first words of a text as hashes of what is written, and what counting them tells. */
final class WordSequence {
  private static final int MOST = 65_536;
  private static final int UNIQUE_AMONG = 1_000;
  private static final int NGRAM = 5;

  private final RepeatedNgrams ngrams = new RepeatedNgrams();
  private long[] hashes = new long[1024];
  private int length;

  /** Begins a new text. */
  void reset() {
    length = 0;
  }

  /** Takes the next word; hashes must be mixed. */
  void add(long hash) {
    if (length == MOST) {
      return;
    }
    if (length == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * length);
    }
    hashes[length++] = hash;
  }

  void measure(SignalValues values) {
    ngrams.read(hashes, length, UNIQUE_AMONG);
    values.set(
        Signal.UNIQUE_WORD_RATIO,
        SignalExtractor.share(ngrams.differentOfSample(), Math.min(length, UNIQUE_AMONG)));
    values.set(
        Signal.WORD_ENTROPY,
        length < 2 ? 0 : Entropy.of(ngrams.entropyTerms(), length) / Entropy.log2((double) length));
    ngrams.grow();
    values.set(Signal.TOP_2GRAM_SHARE, SignalExtractor.share(ngrams.topCount(), length - 1L));
    while (ngrams.n() < NGRAM) {
      ngrams.grow();
    }
    values.set(Signal.REPEATED_5GRAM_SHARE, SignalExtractor.share(ngrams.coveredWords(), length));
  }
}
