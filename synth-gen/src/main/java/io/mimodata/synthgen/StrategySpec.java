package io.mimodata.synthgen;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which documents a strategy takes as seeds, how many of them, and what it makes of each.
 *
 * <p>A document fits when every condition holds. Of the fitting ones the budget keeps those whose
 * seeded hash of the id is smallest, so that a larger budget adds seeds and replaces none.
 *
 * @param domains of which a document must have one; empty for any
 * @param sources of which a document must have one; empty for any
 * @param languages of which a document must have one; empty for any
 * @param minQuality least value by quality dimension, 0..1; a document that lacks the dimension
 *     doesn't fit
 * @param minSignals least value by signal of the filter stage; a document that lacks the signal
 *     doesn't fit
 * @param minDensity least share of formulas and code together in the text's characters, 0..1
 * @param minWords least value of the signal {@code words}
 * @param maxWords greatest value of the signal {@code words}
 * @param share of the fitting documents to take, 0..1
 * @param maxSeeds greatest number of documents to take
 * @param samples generations asked for of each seed, at least 1
 * @param forms ids of the templates to use; empty for all of the strategy that have a weight
 * @param writeIn languages of the answers, ISO 639-1, or {@link #SEED} for the seed's
 */
public record StrategySpec(
    List<String> domains,
    List<String> sources,
    List<String> languages,
    Map<String, Double> minQuality,
    Map<String, Double> minSignals,
    double minDensity,
    int minWords,
    int maxWords,
    double share,
    int maxSeeds,
    int samples,
    List<String> forms,
    List<String> writeIn)
    implements Serializable {
  /** No condition. */
  public static final List<String> ANY = List.of();

  /** In {@code writeIn}: the seed's own language. */
  public static final String SEED = "seed";

  private static final int MAX_SAMPLES = 1_024;

  public StrategySpec {
    domains = List.copyOf(domains);
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
    minQuality = Map.copyOf(minQuality);
    minSignals = Map.copyOf(minSignals);
    forms = List.copyOf(new LinkedHashSet<>(forms));
    writeIn = List.copyOf(new LinkedHashSet<>(writeIn));
    minQuality.forEach(
        (dimension, least) -> {
          if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException(
                "minQuality." + dimension + " must be from 0 to 1, cannot be: " + least);
          }
        });
    if (!(minDensity >= 0 && minDensity <= 1)) {
      throw new IllegalArgumentException(
          "minDensity must be from 0 to 1, cannot be: " + minDensity);
    }
    if (minWords < 0 || maxWords < minWords) {
      throw new IllegalArgumentException(
          "words must be 0 <= minWords <= maxWords, cannot be: " + minWords + ".." + maxWords);
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1, cannot be: " + share);
    }
    if (maxSeeds < 0) {
      throw new IllegalArgumentException("maxSeeds must be at least 0, cannot be: " + maxSeeds);
    }
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "samples must be from 1 to %d, cannot be: %d".formatted(MAX_SAMPLES, samples));
    }
    if (writeIn.isEmpty() || !writeIn.stream().allMatch(StrategySpec::isTarget)) {
      throw new IllegalArgumentException(
          "writeIn must be languages such as en, or '%s', cannot be: %s".formatted(SEED, writeIn));
    }
  }

  /**
   * What a strategy takes unless the recipe says otherwise.
   *
   * <p>No column tells a problem from a page about one, so {@link Strategy#PROBLEM} takes the
   * documents of a source that is named {@code problems}. {@link Strategy#PASSAGE} takes documents
   * of the domains maths, code and science whose {@code reasoning_depth} is at least 0.5, {@link
   * Strategy#QUERY} a tenth of the domains other, prose, ency and forum.
   */
  public static StrategySpec defaultsOf(Strategy strategy) {
    return switch (strategy) {
      case PROBLEM -> usual(ANY, List.of("problems"), Map.of(), 3, 2_000, 1);
      case PASSAGE ->
          usual(
              List.of("maths", "code", "science"),
              ANY,
              Map.of("reasoning_depth", 0.5),
              100,
              20_000,
              1);
      case QUERY ->
          usual(List.of("other", "prose", "ency", "forum"), ANY, Map.of(), 50, 20_000, 0.1);
    };
  }

  private static StrategySpec usual(
      List<String> domains,
      List<String> sources,
      Map<String, Double> minQuality,
      int minWords,
      int maxWords,
      double share) {
    return new StrategySpec(
        domains,
        sources,
        ANY,
        minQuality,
        Map.of(),
        0,
        minWords,
        maxWords,
        share,
        1_000_000,
        1,
        ANY,
        List.of(SEED));
  }

  private static boolean isTarget(String language) {
    return language.equals(SEED) || language.matches("[a-z]{2,3}");
  }
}
