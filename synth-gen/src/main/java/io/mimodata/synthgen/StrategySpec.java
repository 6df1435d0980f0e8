package io.mimodata.synthgen;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Which documents a strategy takes as seeds, and how many of them.
 *
 * <p>A document fits when every condition holds. Of the fitting ones the budget keeps those whose
 * seeded hash of the id is smallest, so that a larger budget adds seeds and replaces none.
 *
 * @param domains of which a document must have one; empty for any
 * @param sources of which a document must have one; empty for any
 * @param minQuality least value by quality dimension, 0..1; a document that lacks the dimension
 *     doesn't fit
 * @param minWords least value of the signal {@code words}
 * @param maxWords greatest value of the signal {@code words}
 * @param share of the fitting documents to take, 0..1
 * @param maxSeeds greatest number of documents to take
 */
public record StrategySpec(
    List<String> domains,
    List<String> sources,
    Map<String, Double> minQuality,
    int minWords,
    int maxWords,
    double share,
    int maxSeeds)
    implements Serializable {
  /** No condition on domain or source. */
  public static final List<String> ANY = List.of();

  public StrategySpec {
    domains = List.copyOf(domains);
    sources = List.copyOf(sources);
    minQuality = Map.copyOf(minQuality);
    minQuality.forEach(
        (dimension, least) -> {
          if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException(
                "minQuality." + dimension + " must be from 0 to 1, cannot be: " + least);
          }
        });
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
  }

  /**
   * What a strategy takes unless the recipe says otherwise.
   *
   * <p>No column tells a problem from a page about one, so {@link Strategy#PROBLEM} takes the
   * documents of a source that is named {@code problems}. {@link Strategy#PASSAGE} takes documents
   * of the domains maths, code and science whose quality {@code reasoning} is at least 0.5, {@link
   * Strategy#QUERY} a tenth of the domain general.
   */
  public static StrategySpec defaultsOf(Strategy strategy) {
    return switch (strategy) {
      case PROBLEM -> new StrategySpec(ANY, List.of("problems"), Map.of(), 3, 2_000, 1, 1_000_000);
      case PASSAGE ->
          new StrategySpec(
              List.of("maths", "code", "science"),
              ANY,
              Map.of("reasoning", 0.5),
              100,
              20_000,
              1,
              1_000_000);
      case QUERY -> new StrategySpec(List.of("general"), ANY, Map.of(), 50, 20_000, 0.1, 1_000_000);
    };
  }
}
