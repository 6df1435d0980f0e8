package io.mimodata.filter.spark;

import io.mimodata.filter.signal.published.RuleSet;
import io.mimodata.filter.tagger.Dimension;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** Sums over the documents of one domain; grows. */
final class DomainSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bars of a histogram of grades: to 0.1, to 0.2, ... and to 1. */
  static final int BUCKETS = 10;

  private long kept;
  private long dropped;
  private long keptCharacters;
  private long droppedCharacters;
  private double weights;
  private double weightedCharacters;
  private final EnumMap<Dimension, long[]> grades = new EnumMap<>(Dimension.class);
  private final EnumMap<RuleSet, Long> publishedAsked = new EnumMap<>(RuleSet.class);
  private final EnumMap<RuleSet, Long> publishedDrops = new EnumMap<>(RuleSet.class);

  void keep(long characters, double weight, Map<String, Double> quality) {
    kept++;
    keptCharacters += characters;
    weights += weight;
    weightedCharacters += weight * characters;
    quality.forEach(
        (key, grade) ->
            Dimension.ofKey(key).ifPresent(dimension -> bars(dimension)[bucket(grade)]++));
  }

  void drop(long characters) {
    dropped++;
    droppedCharacters += characters;
  }

  /** Counts what a set of published rules says of a document. */
  void published(RuleSet set, boolean drops) {
    publishedAsked.merge(set, 1L, Long::sum);
    publishedDrops.merge(set, drops ? 1L : 0L, Long::sum);
  }

  private long[] bars(Dimension dimension) {
    return grades.computeIfAbsent(dimension, none -> new long[BUCKETS]);
  }

  private static int bucket(double grade) {
    return Math.max(0, Math.min(BUCKETS - 1, (int) (grade * BUCKETS)));
  }

  DomainSums plus(DomainSums other) {
    kept += other.kept;
    dropped += other.dropped;
    keptCharacters += other.keptCharacters;
    droppedCharacters += other.droppedCharacters;
    weights += other.weights;
    weightedCharacters += other.weightedCharacters;
    other.grades.forEach(
        (dimension, bars) -> {
          for (int bucket = 0; bucket < BUCKETS; bucket++) {
            bars(dimension)[bucket] += bars[bucket];
          }
        });
    other.publishedAsked.forEach((set, asked) -> publishedAsked.merge(set, asked, Long::sum));
    other.publishedDrops.forEach((set, drops) -> publishedDrops.merge(set, drops, Long::sum));
    return this;
  }

  long kept() {
    return kept;
  }

  long dropped() {
    return dropped;
  }

  long documents() {
    return kept + dropped;
  }

  long keptCharacters() {
    return keptCharacters;
  }

  long droppedCharacters() {
    return droppedCharacters;
  }

  /** Characters of what stays, each document's times its weight. */
  double weightedCharacters() {
    return weightedCharacters;
  }

  double meanWeight() {
    return kept == 0 ? 0 : weights / kept;
  }

  long grades(Dimension dimension, int bucket) {
    return bars(dimension)[bucket];
  }

  /** Documents that the published rules were asked about. */
  long publishedAsked() {
    return publishedAsked.values().stream().mapToLong(asked -> asked).max().orElse(0);
  }

  /** Share of the documents asked about that a set of published rules would drop. */
  double publishedShare(RuleSet set) {
    long asked = publishedAsked.getOrDefault(set, 0L);
    return asked == 0 ? 0 : (double) publishedDrops.getOrDefault(set, 0L) / asked;
  }
}
