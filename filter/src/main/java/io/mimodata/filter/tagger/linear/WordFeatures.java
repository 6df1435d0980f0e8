package io.mimodata.filter.tagger.linear;

import io.mimodata.document.WordHash;

/**
 * The features of a word that depend neither on its place nor on its neighbours. Those of {@link
 * Family#MANNER} depend on what the text is made of, which is part of it. Immutable.
 */
public final class WordFeatures {
  /** Features of one word at most. */
  static final int MOST = 4;

  private final WordTopics topics;
  private final long matter;

  WordFeatures(WordTopics topics, long matter) {
    this.topics = topics;
    this.matter = matter;
  }

  /** Tells all of a word; returns whether it is one of {@link FunctionWords}. */
  boolean tell(long hash, FeatureSink sink) {
    sink.add(Family.WORD.slot(hash));
    int topic = topics.of(hash);
    if (topic >= 0) {
      sink.add(Family.TOPIC.slot(WordHash.finish(topic + 1)));
    }
    boolean manner = FunctionWords.contains(hash);
    if (manner) {
      tellManner(hash, sink);
    }
    return manner;
  }

  /** Tells that a word or symbol of manner occurs, and in what. */
  void tellManner(long hash, FeatureSink sink) {
    sink.add(Family.MANNER.slot(hash));
    sink.add(Family.MANNER.slot(WordHash.finish(WordHash.append(matter, hash))));
  }
}
